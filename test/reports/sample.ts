import type { CaseRecord, ContractResult, MatrixCell } from '../../model/contract-result.ts';
import { hash32, randomFrom, type Random } from '../../model/random.ts';
import { rule, rules, type Rule, type RuleId } from '../../model/rules.ts';
import { sampleViolations } from './sample-violations.ts';

export interface SampleOptions {
  /** Cases in all, examples among them. Default 1300. */
  readonly cases?: number;
  readonly seed?: number;
  /** Whether the target is at fault. Default true. */
  readonly faulty?: boolean;
}

/** A realistic contract result: five causes, the documentation's own examples, both formats. */
export function sampleContract({
  cases = 1300,
  seed = 7,
  faulty = true,
}: SampleOptions = {}): ContractResult {
  const random = randomFrom(seed);
  const examples = exampleNames.map((name, index) => exampleRecord(name, index));
  const records = [...examples];
  const tried = rules.filter(
    (entry) => entry.about !== 'link' && entry.about !== 'fields' && entry.id !== 'request.everybody',
  );
  for (let index = examples.length; index < cases; index++)
    records.push(recordOf(index, tried, random, faulty));
  const violations = faulty ? sampleViolations(records) : [];
  const count = (verdict: CaseRecord['verdict']): number =>
    records.filter((record) => record.verdict === verdict).length;
  return {
    schema: 'trigger-harness/contract/1',
    verdict: faulty ? 'fail' : 'pass',
    reason: faulty
      ? `${count('failed')} of ${cases} cases broke a rule, for ${violations.length} distinct causes; the largest: a missing phone is accepted.`
      : `All ${cases} cases kept every rule.`,
    counts: {
      cases,
      passed: count('passed'),
      failed: count('failed'),
      open: count('open'),
      skipped: skipped.length,
    },
    violations,
    matrix: matrixOf(records),
    skipped,
    coverage: [
      { space: 'launch', strength: 1, possible: 61, exercised: 61 },
      { space: 'launch', strength: 2, possible: 1684, exercised: 1684 },
      { space: 'launch', strength: 3, possible: 28_214, exercised: 19_903 },
      { space: 'launch', strength: 4, possible: 316_502, exercised: 88_120 },
    ],
    codes: codesOf(records),
    examples,
    cases: records,
    casesFile: 'cases.jsonl',
    latency: { p50: 2.1, p95: 7.4, p99: 18.6, max: 203.5 },
    run: {
      harness: '0.1.0',
      node: '20.20.2',
      target: 'staging',
      host: '127.0.0.1:8080',
      platform: 'v72 (2025.2)',
      seed,
      strength: '2',
      startedAt: '2025-11-03T09:12:44.000Z',
      durationMs: cases * 0.9,
      command: `npx trigger-harness contract --target examples/staging.yaml --seed ${seed} --strength 2`,
      requests: cases + 117,
    },
  };
}

const exampleNames = [
  'page-json-email', 'page-json-phone', 'page-json-profile_id', 'page-json-custom', 'page-json-custom_request',
  'page-json-attach', 'page-json-content', 'page-json-subscription_filter', 'page-xml-email', 'page-xml-phone',
  'page-xml-profile_id', 'page-xml-custom', 'page-xml-attach', 'page-xml-custom_request',
] as const; // prettier-ignore

function exampleRecord(name: string, index: number): CaseRecord {
  const encoding = name.includes('xml') ? 'xml' : 'json';
  return {
    id: `example.${name}`,
    kind: 'example',
    title: `The page's own request: ${name.replace(/^page-(json|xml)-/, '')}, ${encoding.toUpperCase()}`,
    rules: [encoding === 'json' ? 'transport.json' : 'transport.xml', 'matching.mode'],
    seed: 1,
    encoding,
    expects: 'accept',
    outcome: 'accept',
    verdict: 'passed',
    status: 200,
    error: 0,
    errorText: 'Successful operation',
    latencyMs: 1.2 + index / 10,
  };
}

const modes = ['email', 'phone', 'profile_id', 'custom', 'no matching'];
const contexts = [
  'content',
  'two attachments',
  'custom_data',
  'low resource',
  'high resource',
  'not_strict',
  'Unicode name',
  'nested object',
];
const faultNames = [
  'missing',
  'null',
  'empty',
  'number',
  'boolean',
  'array',
  'object',
  'above-max',
  'negative',
  'fraction',
];

function recordOf(index: number, tried: readonly Rule[], random: Random, faulty: boolean): CaseRecord {
  const entry = random.next() < 0.09 ? rule('matching.requires') : random.pick(tried);
  const encoding = random.next() < 0.62 ? 'json' : 'xml';
  const fault = faultOf(entry, random);
  const seed = hash32(`case ${index}`);
  const expects = entry.expects === 'always' ? 'accept' : entry.expects;
  const title = [
    fault === undefined ? random.pick(modes) : `${entry.about} ${fault}`,
    random.pick(modes),
    random.pick(contexts),
    random.pick(contexts),
  ];
  const fails = faulty && failsHere(entry.id, encoding, fault, random);
  const outcome =
    fails && expects !== 'open'
      ? expects === 'accept'
        ? 'reject'
        : 'accept'
      : expects === 'open'
        ? random.pick(['accept', 'reject'] as const)
        : expects;
  const accepted = outcome === 'accept';
  const error = accepted ? 0 : entry.id.startsWith('token.') ? 401 : random.pick([400, 400, 400, 404, 422]);
  return {
    id: `${fault === undefined ? 'launch' : `${entry.id}.${fault}`}~${random.below(36 ** 6).toString(36)}~${seed.toString(36)}`,
    kind: expects === 'open' ? 'open' : fault === undefined ? 'valid' : 'invalid',
    title: title.join(', '),
    rules: [
      entry.id,
      ...(fault === undefined
        ? (['matching.mode', 'envelope.success'] as const)
        : (['envelope.failure'] as const)),
    ],
    ...(fault === undefined ? {} : { fault }),
    seed,
    encoding,
    expects,
    outcome,
    verdict: fails ? 'failed' : expects === 'open' ? 'open' : 'passed',
    status: accepted || random.next() < 0.5 ? 200 : 400,
    error,
    errorText: accepted
      ? 'Successful operation'
      : error === 401
        ? 'API token required'
        : `Incorrect request: ${entry.about}`,
    latencyMs: Math.round((0.8 + random.next() ** 6 * 200) * 1000) / 1000,
    ...(fails ? { broken: [entry.id] } : {}),
  };
}

const resourceFaults: Readonly<Partial<Record<RuleId, readonly string[]>>> = {
  'resource.bounds': ['above', 'negative', 'fraction', 'boolean'],
  'resource.form': ['zero', 'digits', 'unknown'],
};

function faultOf(entry: Rule, random: Random): string | undefined {
  if (entry.expects !== 'reject' && entry.expects !== 'open') return undefined;
  return random.pick(resourceFaults[entry.id] ?? faultNames);
}

function failsHere(id: RuleId, encoding: string, fault: string | undefined, random: Random): boolean {
  if (id === 'matching.requires') return random.next() < 0.6;
  if (id === 'resource.bounds') return fault === 'above' || fault === 'fraction';
  if (id === 'attach.items') return encoding === 'xml' && random.next() < 0.3;
  if (id === 'envelope.format') return random.next() < 0.08;
  return id === 'token.type' && encoding === 'json';
}

const skipped: ContractResult['skipped'] = [
  { rule: 'link.get', reason: 'The target file has no link, so v1.0 is not tried.' },
  { rule: 'link.post', reason: 'The target file has no link, so v1.0 is not tried.' },
  { rule: 'link.option', reason: 'The target file has no link, so v1.0 is not tried.' },
  { rule: 'id.inactive', reason: 'The target file names no inactive campaign.' },
  { rule: 'request.everybody', reason: 'safety.everybody is off.' },
  {
    rule: 'resource.form',
    fault: 'unknown',
    reason: 'Every resource from 1 to 3 is known; no other was named.',
  },
];

function matrixOf(records: readonly CaseRecord[]): MatrixCell[] {
  const cells = new Map<string, { -readonly [K in keyof MatrixCell]: MatrixCell[K] }>();
  for (const record of records) {
    const broken = new Set(record.broken);
    for (const id of new Set([...record.rules, ...broken])) {
      const encoding = record.encoding ?? 'none';
      const cell = cells.get(`${id} ${encoding}`) ?? {
        subject: rule(id).about,
        rule: id,
        encoding,
        run: 0,
        failed: 0,
        open: 0,
      };
      cells.set(`${id} ${encoding}`, cell);
      cell.run++;
      if (broken.has(id)) cell.failed++;
      else if (record.verdict === 'open') cell.open++;
    }
  }
  return [...cells.values()];
}

function codesOf(records: readonly CaseRecord[]): ContractResult['codes'] {
  const codes = new Map<string, { status: number; error: number | null; count: number; text: string }>();
  for (const { status = 0, error = null, errorText = '' } of records) {
    const key = `${status} ${error} ${errorText}`;
    const code = codes.get(key) ?? { status, error, count: 0, text: errorText };
    codes.set(key, code);
    code.count++;
  }
  return [...codes.values()].sort((a, b) => b.count - a.count).slice(0, 12);
}
