import { describe, expect, it } from 'vitest';
import { caseFromId, minimise, planCases, ruleOfCause } from '../../generators/index.ts';
import type { Assignment, Case } from '../../model/case.ts';
import { randomFrom } from '../../model/random.ts';
import { fullTarget, smallTarget } from './targets.ts';

const cases = [...planCases(fullTarget, { seed: 1, strength: 3 }).cases()];
const valid = cases.filter(({ kind, space }) => kind === 'valid' && space === 'launch');

const has =
  (levels: Assignment) =>
  (made: Case): boolean =>
    Object.entries(levels).every(([name, level]) => made.assignment[name] === level);

async function shrunk(cause: Assignment, budget?: number) {
  const start = valid.filter(has(cause)).at(-1);
  if (start === undefined) throw new Error(`no case has ${JSON.stringify(cause)}`);
  return minimise(start, fullTarget, (candidate) => Promise.resolve(has(cause)(candidate)), budget);
}

describe('minimise', () => {
  it.each([
    ['nothing', {}, [], 'matching.default'],
    ['one level', { attach: 'unicode' }, ['attach'], 'attach.items'],
    ['the format', { encoding: 'xml' }, ['encoding'], 'transport.xml'],
    ['the layout', { layout: 'escaped' }, ['layout'], 'relation.layout'],
    ['the form of the id', { id: 'string' }, ['id'], 'id.forms'],
    ['a mode', { matching: 'custom' }, ['matching', 'field_name', 'field_value'], 'matching.mode'],
    ['all queries', { matching: 'request' }, ['custom_request'], 'request.query'],
    ['one operator', { query: '$gt' }, ['custom_request'], 'request.query'],
    ['one type of field', { field: 'int' }, ['field_name', 'field_value'], 'custom.value'],
    ['a combination of tags', { field: 'tags' }, ['field_name', 'field_value'], 'custom.tags'],
    ['an ignored key', { with_email: 'yes' }, ['email'], 'matching.ignored'],
    ['a filter', { filter: 'push' }, ['subscription_filter'], 'filter.found'],
    ['a lenient filter', { filter: 'sms-other' }, ['subscription_filter'], 'filter.not-strict'],
    ['how strict a filter is', { strict: 'false' }, ['subscription_filter'], 'filter.found'],
    ['a resource', { resource: 'high' }, ['resource_id'], 'resource.range'],
    ['a profile', { profile: 'p3' }, ['email'], 'matching.default'],
    [
      'three levels',
      { matching: 'phone', attach: 'one', content: 'flat' },
      ['matching', 'phone', 'content', 'attach'],
      'attach.items',
    ],
  ] as const)('finds that %s is the cause', async (_, cause, parameters, rule) => {
    const minimal = await shrunk(cause);
    expect(minimal.levels).toEqual(cause);
    expect(minimal.parameters).toEqual(parameters);
    expect(minimal.proven).toBe(true);
    expect(has(cause)(minimal.case)).toBe(true);
    expect(ruleOfCause(minimal.case, minimal.levels)).toBe(rule);
  });

  it('finds causes of up to five levels, within 35 requests', async () => {
    const random = randomFrom(11);
    for (let round = 0; round < 150; round++) {
      const start = random.pick(valid);
      const levels = Object.entries(start.assignment);
      const cause = Object.fromEntries(random.shuffle(levels).slice(0, 1 + random.below(5)));
      const fails = has(cause);
      const minimal = await minimise(start, fullTarget, (candidate) => Promise.resolve(fails(candidate)));
      expect(minimal.tried).toBeLessThanOrEqual(35);
      expect(minimal.proven).toBe(true);
      expect(fails(minimal.case)).toBe(true);
      for (const name of Object.keys(minimal.levels))
        expect(levels.map(([factor]) => factor)).toContain(name);
      expect(Object.keys(minimal.levels).length).toBeLessThanOrEqual(Object.keys(cause).length);
    }
  });

  it('takes the plainest level that still fails', async () => {
    const start = valid.find(has({ attach: 'binary', content: 'long' })) as Case;
    const minimal = await minimise(start, fullTarget, ({ assignment }) =>
      Promise.resolve(assignment['attach'] !== 'absent'),
    );
    expect(minimal.levels).toEqual({ attach: 'one' });
  });

  it('keeps the fault and names its parameter first', async () => {
    const start = cases.findLast(
      ({ fault, assignment }) =>
        fault?.rule === 'matching.requires' &&
        fault.name === 'phone-missing' &&
        assignment['encoding'] === 'xml',
    ) as Case;
    const minimal = await minimise(start, fullTarget, ({ assignment }) =>
      Promise.resolve(assignment['encoding'] === 'xml'),
    );
    expect(minimal.case.fault).toEqual(start.fault);
    expect(minimal.levels).toEqual({ encoding: 'xml' });
    expect(minimal.parameters).toEqual(['phone', 'encoding']);
    expect(minimal.case.assignment['matching']).toBe('phone');
    expect(ruleOfCause(minimal.case, minimal.levels)).toBe('matching.requires');
  });

  it('gives a case whose id makes it again', async () => {
    const { case: smallest } = await shrunk({ query: '$and', content: 'nested' });
    expect(caseFromId(smallest.id, fullTarget)).toEqual(smallest);
  });

  it('stops at its budget, and says that nothing is proven', async () => {
    const minimal = await shrunk({ matching: 'phone', attach: 'one', content: 'flat' }, 3);
    expect(minimal.tried).toBe(3);
    expect(minimal.proven).toBe(false);
    expect(has({ matching: 'phone', attach: 'one', content: 'flat' })(minimal.case)).toBe(true);
  });

  it('leaves an example as it is where its like does not fail', async () => {
    const example = cases.find(({ kind }) => kind === 'example') as Case;
    const minimal = await minimise(example, fullTarget, () => Promise.resolve(false));
    expect(minimal).toMatchObject({
      case: example,
      levels: {},
      proven: false,
      parameters: ['matching', 'profile_id'],
    });
    expect(ruleOfCause(example, {})).toBe('matching.mode');
  });

  it('leaves a case of another target as it is', async () => {
    const xml = cases.find(({ fault }) => fault?.rule === 'transport.doctype') as Case;
    const minimal = await minimise(xml, smallTarget, () => Promise.resolve(true));
    expect(minimal).toMatchObject({ case: xml, proven: false, tried: 0, parameters: ['body'] });
  });

  it('finds the cause among links too', async () => {
    const start = cases.findLast(
      ({ kind, assignment }) =>
        kind === 'valid' && assignment['option'] === '2' && assignment['encoding'] === 'xml',
    ) as Case;
    const minimal = await minimise(start, fullTarget, ({ assignment }) =>
      Promise.resolve(assignment['option'] === '2'),
    );
    expect(minimal.levels).toEqual({ option: '2' });
    expect(minimal.parameters).toEqual(['fields']);
    expect(ruleOfCause(minimal.case, minimal.levels)).toBe('link.post');
  });
});
