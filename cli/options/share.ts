import { InvalidArgumentError } from 'commander';

/** `20%`, as a share of 1. */
export function share(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*%$/.exec(text);
  if (match === null) throw new InvalidArgumentError(`"${text}" is no share; write 20% (0% for none).`);
  return Number(match[1]) / 100;
}
