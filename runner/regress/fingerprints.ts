import { createHash } from 'node:crypto';
import { encodeRequest } from '../../generators/index.ts';
import { faults } from '../../generators/faults/index.ts';
import { spaces } from '../../generators/space.ts';
import type { Case } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';

/** What case ids stand for, by space: other levels or factors give the same ids another meaning. */
export function spaceFingerprints(): Record<string, string> {
  return Object.fromEntries(
    Object.values(spaces).map(({ space, factors }) => [space, digest(JSON.stringify(factors))]),
  );
}

/** Whether a case id stands for the same as when a baseline was recorded. */
export function isSameSpace(id: string, recorded: Readonly<Record<string, string>>): boolean {
  const now = spaceFingerprints();
  const name = id.split('~', 1)[0] ?? '';
  if (name.startsWith('example.')) return true;
  const space = faults.find((fault) => `${fault.rule}.${fault.name}` === name)?.space ?? name;
  return recorded[space] === undefined || recorded[space] === now[space];
}

/** The data that requests are made of; neither where the target is nor its token. */
export function dataFingerprint({ campaigns, fields, resources, profiles, link }: Target): string {
  return digest(JSON.stringify([campaigns, fields, resources, profiles, link?.idents, link?.writable]));
}

/** Sums up all requests of a run, in any order, without the host they are sent to. */
export class RequestsFingerprint {
  readonly #sums: string[] = [];

  add(testCase: Case, target: Target): void {
    const { method, url, headers, body } = encodeRequest(testCase.request, target, 'shown');
    const path = new URL(url).pathname;
    const sum = createHash('sha256').update(`${testCase.id} ${method} ${path} ${JSON.stringify(headers)}\n`);
    if (body !== undefined) sum.update(body);
    this.#sums.push(sum.digest('hex'));
  }

  get value(): string {
    return digest(this.#sums.sort().join());
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
