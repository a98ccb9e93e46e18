import type { Document } from '../markdown.ts';

/** Absolute paths of somebody's machine, and addresses that only one network knows. */
const local = /(?<![\w.~$}/-])\/(home|root|tmp|Users)\/[\w./-]*|\b(10\.\d+|192\.168)\.\d+\.\d+\b/g;

export function machineProblems({ path, text }: Document): string[] {
  return [...text.matchAll(local)].map(([found]) => `${path}: ${found} is of one machine`);
}
