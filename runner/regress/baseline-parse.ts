import { z } from 'zod';
import { HarnessError } from '../../model/errors.ts';
import {
  baselineSchema,
  differenceClasses,
  type Accepted,
  type Answer,
  type Baseline,
  type SequenceAnswer,
  type Shape,
} from '../../model/regress.ts';
import { isRuleId, type RuleId } from '../../model/rules.ts';
import { maxBaselineBytes } from './baseline-text.ts';

const names = z.array(z.string());
const text = z.string();
const whole = z.int().nonnegative();

/** The lines of the head, by their first word. */
const head = {
  harness: text,
  target: text,
  platform: text,
  capabilities: z.record(z.string(), z.union([z.string(), z.boolean()])),
  seed: whole,
  strength: z.enum(['1', '2', '3', '4', '5', 'all']),
  rules: text.optional(),
  runs: whole,
  observed: z.boolean(),
  spaces: z.record(z.string(), z.string()),
  data: text,
  requests: text,
} as const;

const shape = z.strictObject({ format: z.string(), keys: names, headers: names });
const accepted = z.strictObject({
  difference: text,
  class: z.enum(differenceClasses),
  message: text,
  reason: text,
});

const sections = ['checks', 'noise', 'accepted', 'unsteady', 'shapes', 'answers'] as const;
type Section = (typeof sections)[number];

/**
 * Reads a baseline's text.
 *
 * @throws HarnessError (exit 2) that names the line and what is wrong there, or the schema that it has instead.
 */
export function parseBaseline(content: string, name: string): Baseline {
  return new Reader(content, name).read();
}

class Reader {
  readonly #name: string;
  readonly #lines: readonly string[];
  #at = 0;
  readonly #head: Record<string, unknown> = {};
  readonly #checks: Partial<Record<RuleId, SequenceAnswer>> = {};
  readonly #noise = { headers: [] as string[], keys: [] as string[], texts: [] as string[] };
  readonly #accepted: Accepted[] = [];
  readonly #unsteady: string[] = [];
  readonly #shapes = new Map<string, Shape>();
  readonly #answers = new Map<string, Answer>();
  /** The answer that the ids below it got. */
  #answer: Omit<Answer, 'effects'> | undefined;

  constructor(content: string, name: string) {
    this.#name = name;
    if (content.length > maxBaselineBytes) this.#fail(`it has more than ${maxBaselineBytes} bytes`);
    // An editor or git may have made the line ends its own.
    this.#lines = content.split(/\r?\n/);
  }

  read(): Baseline {
    this.#checkSchema();
    let section: Section | undefined;
    for (this.#at = 1; this.#at < this.#lines.length; this.#at++) {
      const line = this.#lines[this.#at] ?? '';
      if (line.trim() === '' || line.startsWith('#')) continue;
      const named = sections.find((known) => known === line);
      if (named !== undefined) section = named;
      else if (section === undefined) this.#readHead(line);
      else this.#readIn(section, line);
    }
    this.#at = this.#lines.length - 1;
    for (const [key, schema] of Object.entries(head)) {
      if (!(key in this.#head) && !schema.safeParse(undefined).success)
        this.#fail(`the line "${key} …" is missing`);
    }
    if (this.#answers.size === 0) this.#fail('it has no answers');
    return {
      ...(this.#head as unknown as Omit<Baseline, 'noise' | 'checks' | 'accepted' | 'unsteady' | 'answers'>),
      noise: this.#noise,
      checks: this.#checks,
      accepted: this.#accepted,
      unsteady: this.#unsteady,
      answers: this.#answers,
    };
  }

  #checkSchema(): void {
    const found = this.#lines[0] ?? '';
    if (found === baselineSchema) return;
    const isOther = /^trigger-harness\/baseline\/\d+$/.test(found);
    throw new HarnessError(
      'callAtFault',
      'baseline.schema',
      isOther
        ? `${this.#name} is a baseline of schema ${found}; this version reads ${baselineSchema}`
        : `${this.#name}, line 1: this is no baseline, which begins with ${baselineSchema}`,
      isOther
        ? 'Record it again with this version.'
        : 'Give a file that `trigger-harness regress record` wrote.',
    );
  }

  #readHead(line: string): void {
    const [key, rest] = cutAt(line, ' ');
    if (!Object.hasOwn(head, key)) this.#fail(`"${key.slice(0, 40)}" is no key of a baseline`);
    if (key in this.#head) this.#fail(`${key} is there twice`);
    this.#head[key] = this.#json<unknown>(rest, head[key as keyof typeof head]);
  }

  #readIn(section: Section, line: string): void {
    const indented = line.startsWith('  ');
    const content = line.trim();
    if (section === 'answers') {
      if (indented) this.#readCase(content);
      else this.#readAnswer(content);
      return;
    }
    if (!indented) this.#fail('a line of a section begins with two blanks');
    const [first, rest] = cutAt(content, ' ');
    switch (section) {
      case 'checks':
        return this.#readCheck(first, rest);
      case 'noise':
        return this.#readNoise(first, rest);
      case 'accepted':
        return void this.#accepted.push(this.#json(content, accepted));
      case 'unsteady':
        return void this.#unsteady.push(content);
      case 'shapes':
        return void this.#shapes.set(first, this.#json(rest, shape));
    }
  }

  #readCheck(rule: string, rest: string): void {
    const [state, marks] = cutAt(rest, ' ');
    if (state !== 'held' && state !== 'broken') this.#fail('a check has held, or is broken');
    const known = this.#ruleId(rule);
    this.#checks[known] = { held: state === 'held', marks: marks === '' ? [] : this.#json(marks, names) };
  }

  #readNoise(kind: string, rest: string): void {
    const lists = { header: this.#noise.headers, key: this.#noise.keys, text: this.#noise.texts };
    if (!Object.hasOwn(lists, kind)) this.#fail('noise is of a header, a key or a text');
    lists[kind as keyof typeof lists].push(this.#json(rest, text));
  }

  #readAnswer(line: string): void {
    const match =
      /^(accept|reject|none) (\d{3}|-) (-?\d+|-) ("(?:[^"\\]|\\.)*"|-) (s[0-9a-z]+)((?: \S+)*)$/.exec(line);
    if (match === null) this.#fail('an answer is: accept|reject|none STATUS ERROR "TEXT" SHAPE');
    const [, outcome, status, error, said, shapeName, rest] = match as unknown as [string, Answer['outcome'], string, string, string, string, string]; // prettier-ignore
    const found = this.#shapes.get(shapeName);
    if (found === undefined) this.#fail(`there is no shape ${shapeName}`);
    const more = new Map(rest.trim().split(' ').filter(Boolean).map((part) => cutAt(part, '='))); // prettier-ignore
    const broken = more.get('broken');
    const failure = more.get('failure');
    this.#answer = {
      outcome,
      ...(status === '-' ? {} : { status: Number(status) }),
      ...(error === '-' ? {} : { error: Number(error) }),
      ...(said === '-' ? {} : { text: this.#json(said, text) }),
      ...(failure === undefined ? {} : { failure }),
      shape: found,
      broken: broken === undefined ? [] : broken.split(',').map((id) => this.#ruleId(id)),
    };
  }

  #readCase(line: string): void {
    const [id, effects] = cutAt(line, ' ');
    if (this.#answer === undefined) this.#fail('a case stands before any answer');
    if (this.#answers.has(id)) this.#fail(`the case ${id.slice(0, 80)} is there twice`);
    if (effects !== '' && !/^\d+(?::(?:[0-9a-f]+|\*))?$/.test(effects))
      this.#fail('behind a case stand its effects: COUNT:DIGEST');
    this.#answers.set(id, { ...(this.#answer as Answer), ...(effects === '' ? {} : { effects }) });
  }

  #ruleId(id: string): RuleId {
    if (!isRuleId(id)) this.#fail(`"${id.slice(0, 60)}" is no rule of this version`);
    return id;
  }

  #json<T>(content: string, schema: z.ZodType<T>): T {
    let value: unknown;
    try {
      value = JSON.parse(content);
    } catch {
      this.#fail(`"${content.slice(0, 60)}" is no JSON`);
    }
    const result = schema.safeParse(value);
    if (!result.success) this.#fail(result.error.issues[0]?.message ?? 'it is not what is due there');
    return (result as { data: T }).data;
  }

  #fail(what: string): never {
    throw new HarnessError(
      'callAtFault',
      'baseline.invalid',
      `${this.#name}, line ${this.#at + 1}: ${what}`,
      'Take the file from version control again, or record it anew: `trigger-harness regress record`.',
    );
  }
}

/** A text before and behind the first of a character. */
function cutAt(text: string, character: string): [string, string] {
  const at = text.indexOf(character);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
