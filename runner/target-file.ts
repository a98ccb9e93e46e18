import { readFile, stat } from 'node:fs/promises';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { targetFrom } from '../contracts/index.ts';
import { HarnessError } from '../model/errors.ts';
import type { Target } from '../model/target.ts';

/** A target file with a few thousand profiles is under 2 MB; more is somebody's mistake. */
const maxBytes = 20 * 1024 * 1024;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a target file (YAML or JSON), fills its `${NAME}`s in from the environment, and validates it.
 *
 * @throws HarnessError (exit 2) that names the file, the place in it, and what to do.
 */
export async function readTarget(path: string, environment: Environment): Promise<Target> {
  return parseTarget(await textOf(path), path, environment);
}

/** The same from the file's text; `name` is what errors call it. */
export function parseTarget(text: string, name: string, environment: Environment): Target {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const problem = document.errors[0];
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw new HarnessError(
      'callAtFault',
      'target-file.syntax',
      `${name}, line ${line}, column ${col}: ${problem.message}`,
      'Mend the YAML (or JSON) there; `trigger-harness init` writes a target file to start from.',
    );
  }
  const place = (path: readonly (string | number)[]): string => placeOf(document, lines, name, path);
  return targetFrom(filledIn(plainValue(document, name), environment, place), place);
}

function plainValue(document: Document, name: string): unknown {
  try {
    // A YAML bomb of nested aliases would otherwise grow without bound.
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    // An alias of what it stands in has no end.
    JSON.stringify(value);
    return value;
  } catch (error) {
    throw new HarnessError(
      'callAtFault',
      'target-file.aliases',
      `${name}: ${error instanceof Error ? error.message : String(error)}`,
      'Write the values out in place of the aliases.',
    );
  }
}

async function textOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) {
      throw new HarnessError(
        'callAtFault',
        'target-file.too-large',
        `${path} has ${size} bytes; a target file has at most ${maxBytes}`,
        'Keep the profiles that the suite needs (a handful); load tests can take more from a CSV file.',
      );
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof HarnessError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const reason =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EACCES'
          ? 'it may not be read'
          : (code ?? String(error));
    throw new HarnessError(
      'callAtFault',
      'target-file.unreadable',
      `the target file ${path} cannot be read: ${reason}`,
      'Give its path with --target, or write one with `trigger-harness init`.',
    );
  }
}

const variable = /\$\{([^}]*)\}/g;

/** Puts the environment's values in; walks objects and arrays, never keys. */
function filledIn(
  value: unknown,
  environment: Environment,
  place: (path: readonly (string | number)[]) => string,
  path: readonly (string | number)[] = [],
): unknown {
  if (typeof value === 'string') {
    return value.replace(variable, (_, name: string) => {
      const found = environment[name];
      if (found === undefined || found === '') {
        throw new HarnessError(
          'callAtFault',
          'target-file.unset-variable',
          `${place(path)}: the environment variable ${name} is not set`,
          `Set it: export ${name}=…`,
        );
      }
      return found;
    });
  }
  if (Array.isArray(value)) return value.map((item, i) => filledIn(item, environment, place, [...path, i]));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, filledIn(item, environment, place, [...path, key])]),
    );
  }
  return value;
}

/** `file, line 3, column 5 (profiles.0.email)`, or the nearest parent that is there. */
function placeOf(
  document: Document,
  lines: LineCounter,
  name: string,
  path: readonly (string | number)[],
): string {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    const range = (node as { range?: [number, number, number] | null } | null | undefined)?.range;
    if (range) {
      const { line, col } = lines.linePos(range[0]);
      const key = path.length === 0 ? '' : ` (${path.join('.')})`;
      return `${name}, line ${line}, column ${col}${key}`;
    }
  }
  return path.length === 0 ? name : `${name} (${path.join('.')})`;
}
