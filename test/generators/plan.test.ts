import { describe, expect, it } from 'vitest';
import { faults, planCases } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import { rules } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { fullTarget, smallTarget } from './targets.ts';

const known = new Map<string, Case[]>();
/** The cases of the full target, made once. */
const fullCases = (strength: 1 | 2 | 3 = 2): Case[] => {
  const cases = known.get(String(strength)) ?? casesOf(fullTarget, { strength });
  known.set(String(strength), cases);
  return cases;
};

const casesOf = (target: Target, options: Partial<Parameters<typeof planCases>[1]> = {}): Case[] => [
  ...planCases(target, { seed: 1, strength: 2, ...options }).cases(),
];

describe('a plan', () => {
  it.each([1, 2, 3] as const)('counts its cases rightly (strength %i)', (strength) => {
    expect(planCases(fullTarget, { seed: 1, strength }).count).toBe(fullCases(strength).length);
  });

  it('starts with the examples, then valid, invalid and open cases', () => {
    const kinds = fullCases().map(({ kind }) => kind);
    expect(kinds.filter((kind, index) => kind !== kinds[index - 1])).toEqual([
      'example',
      'valid',
      'invalid',
      'open',
    ]);
  });

  it('has every combination that it promises', () => {
    for (const strength of [1, 2, 3] as const) {
      for (const { possible, exercised } of planCases(fullTarget, { seed: 1, strength }).coverage(strength)) {
        expect(exercised).toBe(possible);
      }
    }
    const [beyond] = planCases(fullTarget, { seed: 1, strength: 2 }).coverage(3);
    expect(beyond?.exercised).toBeLessThan(beyond?.possible ?? 0);
  });

  it('tries each rule that can be tried', () => {
    const plan = planCases(
      { ...fullTarget, safety: { allow: [], everybody: true } },
      { seed: 1, strength: 2 },
    );
    const tried = new Set([...plan.cases()].flatMap((made) => made.rules));
    const untried = rules
      .filter(({ id, expects }) => expects !== 'always' && !tried.has(id))
      .map(({ id }) => id);
    // A key more is the response's doing; the same body again is a sequence of requests, and the runner's.
    expect(untried).toEqual(['envelope.extra', 'dedup.body']);
  });

  it('tries each fault in each format and each way to name the profile, whatever the strength', () => {
    const seen = casesOf(fullTarget, { strength: 1, rules: (id) => id === 'token.required' })
      .filter(({ fault }) => fault?.name === 'missing')
      .map(({ assignment }) => `${assignment['encoding']} ${assignment['matching']}`);
    expect([...new Set(seen)]).toEqual(
      expect.arrayContaining([
        'json absent',
        'json custom',
        'json email',
        'json phone',
        'json profile_id',
        'json request',
        'xml absent',
      ]),
    );
  });

  it('tries each fault with each other level at strength 2', () => {
    const cases = fullCases().filter(
      ({ fault }) => fault?.rule === 'token.required' && fault.name === 'missing',
    );
    for (const factor of ['content', 'attach', 'filter', 'layout', 'with_phone', 'query', 'field']) {
      const all = new Set(fullCases().flatMap(({ assignment }) => assignment[factor] ?? []));
      all.delete('large');
      expect(new Set(cases.map(({ assignment }) => assignment[factor]))).toEqual(all);
    }
  });

  it('grows with its strength', () => {
    const counts = ([1, 2, 3] as const).map((strength) => {
      const plan = planCases(smallTarget, { seed: 1, strength });
      return plan.count;
    });
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });

  it('streams everything where everything is asked for', () => {
    const plan = planCases(fullTarget, { seed: 1, strength: 'all', rules: (id) => id === 'attach.items' });
    const ids = new Set<string>();
    for (const { id } of plan.cases()) if (ids.add(id).size === 2000) break;
    expect(ids.size).toBe(2000);
    expect(plan.count).toBeGreaterThan(1e6);
    expect(plan.coverage(2).every(({ possible, exercised }) => possible === exercised)).toBe(true);
  });
});

describe('chosen rules', () => {
  it('leave only the cases that have one of them', () => {
    const cases = casesOf(fullTarget, { rules: (id) => id.startsWith('attach.') });
    expect(cases.length).toBeGreaterThan(100);
    for (const made of cases) expect(made.rules.some((id) => id.startsWith('attach.'))).toBe(true);
  });

  it('leave nothing where there is no such rule', () => {
    const plan = planCases(fullTarget, { seed: 1, strength: 2, rules: () => false });
    expect([plan.count, [...plan.cases()], plan.skipped]).toEqual([0, [], []]);
  });
});

describe('what a target lacks', () => {
  const skipped = planCases(smallTarget, { seed: 1, strength: 2 }).skipped;
  const reasonOf = (rule: string, part: string) =>
    skipped.find((skip) => skip.rule === rule && `${skip.fault ?? ''} ${skip.reason}`.includes(part))?.reason;

  it.each([
    ['id.inactive', 'the target file names no inactive campaign'],
    ['id.unknown', 'the target file names no unknown campaign'],
    ['transport.xml', 'the platform does not take XML'],
    ['custom.tags', 'no profile has a usable value'],
    ['resource.range', 'the target file names no resources'],
    ['filter.found', 'push: no profile has such a subscription'],
    ['link.get', 'the target file names no link'],
    ['link.option', 'the target file names no link'],
    ['dedup.replay', 'deduplication is unknown'],
    ['effect.once', 'the target offers no observer'],
    ['request.everybody', 'does not allow queries that find everybody'],
    ['transport.doctype', 'can have encoding xml'],
  ])('leaves out %s, and says why', (rule, part) => {
    expect(reasonOf(rule, part)).toBeDefined();
  });

  it('leaves out nothing that is there', () => {
    const { skipped: few } = planCases(
      { ...fullTarget, safety: { allow: [], everybody: true } },
      { seed: 1, strength: 1 },
    );
    expect(few).toEqual([]);
  });

  it('never sends what could find everybody, unless the target file allows it', () => {
    expect(fullCases().filter(({ rules: ids }) => ids.includes('request.everybody'))).toEqual([]);
  });
});

describe('profiles beyond those that are combined', () => {
  const [first] = fullTarget.profiles;
  const many: Target = {
    ...fullTarget,
    profiles: Array.from({ length: 300 }, (_, index) => ({
      ...(first as NonNullable<typeof first>),
      profile_id: `id-${index}`,
      email: `user${index}@example.com`,
      phone: `+1202555${String(index).padStart(4, '0')}`,
      fields: { CRM_ID: String(index) },
    })),
  };

  it('are each tried in each matching mode, up to 200', () => {
    const modes = new Map<string, Set<string>>();
    for (const { assignment, launch, kind } of casesOf(many, { strength: 1 })) {
      const [id] = launch?.recipients ?? [];
      if (kind !== 'valid' || id === undefined) continue;
      modes.set(id, (modes.get(id) ?? new Set()).add(assignment['matching'] ?? 'link'));
    }
    expect(modes.size).toBe(200);
    expect([...(modes.get('id-150') ?? [])].sort()).toEqual([
      'absent',
      'custom',
      'link',
      'phone',
      'profile_id',
    ]);
  });
});

describe('an override in the target file', () => {
  it('changes what a fault must get', () => {
    const target: Target = {
      ...fullTarget,
      expectations: {
        'matching.nobody': { expects: 'reject', errors: [404] },
        'id.unknown/zero': { expects: 'open' },
        'matching.ignored': { expects: 'reject' },
      },
    };
    const cases = casesOf(target, { strength: 1 });
    const ofRule = (rule: string, name?: string) =>
      cases.filter(({ fault }) => fault?.rule === rule && (name === undefined || fault.name === name));
    expect(
      ofRule('matching.nobody').every(({ expects, errors }) => expects === 'reject' && errors?.[0] === 404),
    ).toBe(true);
    expect(ofRule('id.unknown', 'zero').every(({ expects }) => expects === 'open')).toBe(true);
    expect(ofRule('id.unknown', 'other').every(({ expects }) => expects === 'reject')).toBe(true);
    const ignored = cases.filter(
      ({ kind, rules: ids }) => kind === 'valid' && ids.includes('matching.ignored'),
    );
    expect(ignored.length).toBeGreaterThan(0);
    for (const made of ignored) {
      expect([made.expects, made.rules[0], made.launch]).toEqual(['reject', 'matching.ignored', undefined]);
    }
  });
});

describe('faults', () => {
  it('have names of their own, in kebab case', () => {
    const names = faults.map(({ rule, name }) => `${rule}.${name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { name } of faults) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('are there for each rule that can be broken or left open', () => {
    const covered = new Set(faults.map(({ rule }) => rule));
    const missing = rules.filter(
      ({ id, expects }) => (expects === 'reject' || expects === 'open') && !covered.has(id),
    );
    expect(missing.map(({ id }) => id)).toEqual(['envelope.extra']);
  });
});
