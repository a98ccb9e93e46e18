import type { Json } from '../../model/json.ts';
import type { Finding } from '../../model/judgement.ts';
import { described } from '../words.ts';
import type { Launch } from './launch.ts';
import type { Sameness } from './same.ts';

/** Rule effect.content: content and custom_data arrive whole, and none comes from elsewhere. */
export function checkContent(
  key: 'content' | 'custom_data',
  sent: Json | undefined,
  launch: Launch,
  same: Sameness,
): Finding[] {
  const arrived = launch[key];
  if (sent === undefined ? isNothing(arrived) : same(sent, arrived)) return [];
  // An empty object may be told as none at all.
  if (isNothing(sent) && isNothing(arrived)) return [];
  const place = placeOfDifference(sent, arrived, same);
  return [
    {
      rule: 'effect.content',
      expected: `${key} as sent`,
      got: described(arrived),
      message: `${key} did not arrive as it was sent${place === '' ? '' : `: ${place}`}.`,
    },
  ];
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** The first key of the outermost object that differs, in words. */
function placeOfDifference(sent: unknown, arrived: unknown, same: Sameness): string {
  const [before, after] = [keyed(sent), keyed(arrived)];
  if (before === undefined || after === undefined) return `${described(sent)} became ${described(arrived)}`;
  const key = [...new Set([...Object.keys(before), ...Object.keys(after)])].find(
    (name) => !same(before[name], after[name]),
  );
  if (key === undefined) return '';
  return `${JSON.stringify(key.slice(0, 60))} was ${described(before[key])} and became ${described(after[key])}`;
}

function keyed(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
