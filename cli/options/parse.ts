import { InvalidArgumentError } from 'commander';
import { nearest } from '../../contracts/nearest.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `500ms`, `30s`, `5m`, `1h`, or a sum of them such as `1m30s`, in milliseconds. */
export function duration(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  const whole = parts.map((part) => part[0]).join('');
  const sum = parts.reduce(
    (total, [, count, unit]) => total + Number(count) * (units[unit as string] as number),
    0,
  );
  if (parts.length === 0 || whole !== text || sum <= 0) {
    throw new InvalidArgumentError(`"${text}" is no duration; write 500ms, 30s, 5m or 1h.`);
  }
  return sum;
}

/** A whole number within bounds. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < least || value > most) {
      const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
      throw new InvalidArgumentError(`"${text}" is not a whole number of ${range}.`);
    }
    return value;
  };
}

/** A number above zero. */
export function positive(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || !(value > 0))
    throw new InvalidArgumentError(`"${text}" is not a number above 0.`);
  return value;
}

/** A parser that takes a few words, and tells which: the shell completes them. */
export interface Choice<T extends string> {
  (text: string): T;
  readonly choices: readonly T[];
}

/** A percentage, with or without its sign. */
export function percent(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text);
  if (match === null || Number(match[1]) > 100)
    throw new InvalidArgumentError(`"${text}" is no percentage from 0 to 100.`);
  return Number(match[1]);
}

/** One of a few words; an unknown one is answered with the nearest. */
export function oneOf<T extends string>(choices: readonly T[]): Choice<T> {
  const parse = (text: string): T => {
    const found = choices.find((choice) => choice === text);
    if (found !== undefined) return found;
    const close = nearest(text, choices);
    const hint = close === undefined ? '' : ` Did you mean ${close}?`;
    throw new InvalidArgumentError(`"${text}" is none of ${choices.join(', ')}.${hint}`);
  };
  return Object.assign(parse, { choices });
}

/** `2/5`: the second of five parts. */
export function shard(text: string): { index: number; of: number } {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || index < 1 || of < 1 || index > of) {
    throw new InvalidArgumentError(`"${text}" is no shard; write 2/5 for the second of five.`);
  }
  return { index, of };
}

/** Names between commas, or from an option that is given several times. */
export function list(text: string, before: readonly string[] = []): string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ];
}

/** Each occurrence of an option, as it is. */
export function each(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}
