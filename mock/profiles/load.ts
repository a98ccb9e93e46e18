import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { HarnessError } from '../../model/errors.ts';
import type { Profile } from '../../model/target.ts';
import { profileOf } from './read.ts';

const shape = 'Give a list of profiles as in a target file: profile_id, email, phone, fields, subscriptions.';

function invalid(place: string, problem: string, cause?: unknown): HarnessError {
  return new HarnessError('callAtFault', 'mock.profiles-invalid', `${place}: ${problem}`, shape, { cause });
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message.split('\n')[0] : undefined) ?? 'unreadable';

function fromLines(text: string, path: string): [string, unknown][] {
  return text.split('\n').flatMap((line, i): [string, unknown][] => {
    if (line.trim() === '') return [];
    const place = `${path}:${i + 1}`;
    try {
      return [[place, JSON.parse(line) as unknown]];
    } catch (error) {
      throw invalid(place, `no JSON (${reasonOf(error)})`, error);
    }
  });
}

function fromDocument(text: string, path: string): [string, unknown][] {
  let document: unknown;
  try {
    document = path.endsWith('.json') ? JSON.parse(text) : parse(text);
  } catch (error) {
    throw invalid(path, reasonOf(error), error);
  }
  const isFile = typeof document === 'object' && document !== null && 'profiles' in document;
  const list: unknown = isFile ? (document as { profiles: unknown }).profiles : document;
  if (!Array.isArray(list)) throw invalid(path, 'holds no list of profiles');
  return list.map((item, i): [string, unknown] => [`${path}: ${isFile ? 'profiles' : ''}[${i}]`, item]);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const fix = 'Name a JSON, YAML or JSONL file that can be read.';
    const message = `${path}: ${reasonOf(error)}`;
    throw new HarnessError('callAtFault', 'mock.profiles-unreadable', message, fix, { cause: error });
  }
}

/** Loads profiles from a JSON, YAML or JSONL file, or from the `profiles` of a target file. */
export async function loadProfiles(path: string): Promise<Profile[]> {
  const text = await readText(path);
  const items = path.endsWith('.jsonl') ? fromLines(text, path) : fromDocument(text, path);
  if (items.length === 0) throw invalid(path, 'holds no profile');
  const seen = new Map<string, string>();
  return items.map(([place, item]) => {
    const profile = profileOf(item, (key, problem) => invalid(`${place}${key}`, problem));
    const before = seen.get(profile.profile_id);
    if (before !== undefined) throw invalid(`${place}.profile_id`, `is the same as in ${before}`);
    seen.set(profile.profile_id, place);
    return profile;
  });
}
