import type { Encoding, Expectation, Space } from '../../model/case.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { withParameter, withoutParameter, withWire, type Draft } from '../draft.ts';
import type { Scene } from '../scene.ts';
import type { TextFault } from '../../model/case.ts';

/** The name of a fault: its rule, a dot, its own name. */
export type FaultName = `${RuleId}.${string}`;

/** One way to break (`reject`) or leave (`open`) the documented requests, as data. */
export interface FaultDefinition {
  readonly rule: RuleId;
  /** Kebab-case, unique within its rule. */
  readonly name: string;
  /** The parameter that is broken: a parameter's name, `body`, `method`, `content-type` or `path`. */
  readonly parameter: string;
  /** Completes the sentence "a request whose …" or "a request with …". */
  readonly description: string;
  readonly expects: 'reject' | 'open';
  /** What it must get on one target, where that depends on the target's capabilities. */
  readonly expectsOn?: (target: Target) => Expectation;
  readonly space: Space;
  /** The levels that a request may have for the fault to be possible, and the only thing that is wrong. */
  readonly needs: Needs;
  readonly formats: readonly (Encoding | 'none')[];
  /** Why a target cannot be tried with it; undefined where it can. */
  readonly unavailable?: (target: Target) => string | undefined;
  /** Relations that say nothing of it: what it leaves open may be read differently there. */
  readonly exempt?: readonly Relation[];
  readonly apply: (draft: Draft, scene: Scene) => Draft;
}

/** Rules by which two requests that mean the same are answered alike, whatever the answer. */
export type Relation = Extract<
  RuleId,
  'relation.format' | 'relation.layout' | 'relation.default' | 'relation.ignored'
>;

/** Levels allowed by factor; a factor that is not named may have any. */
export type Needs = Readonly<Record<string, readonly string[]>>;

/** What the faults of one rule have in common, and may each change. */
export type FaultDefaults = Pick<FaultDefinition, 'rule' | 'parameter'> &
  Partial<Pick<FaultDefinition, 'expects' | 'space' | 'needs' | 'formats' | 'unavailable' | 'exempt'>>;

type FaultRow = Pick<FaultDefinition, 'name' | 'description' | 'apply'> & Partial<FaultDefinition>;

/** The faults of one rule; by default v1.1, rejected, in both formats, with any levels. */
export function faultsOf(defaults: FaultDefaults, rows: readonly FaultRow[]): FaultDefinition[] {
  return rows.map((row) => ({
    expects: 'reject',
    space: 'launch',
    formats: ['json', 'xml'],
    ...defaults,
    ...row,
    needs: { ...defaults.needs, ...row.needs },
  }));
}

type Maker = (scene: Scene, draft: Draft) => Json;

/** Sets a parameter, to a value or to what is made of the case. */
export function set(name: string, value: Json | Maker): FaultDefinition['apply'] {
  return (draft, scene) =>
    withParameter(draft, name, typeof value === 'function' ? value(scene, draft) : value);
}

/** What a request that needs a capability must get: nobody knows where nobody is sure of the capability. */
export function expectedIf(capable: boolean | undefined): Expectation {
  return capable === undefined ? 'open' : capable ? 'accept' : 'reject';
}

/** Leaves a parameter out. */
export function drop(name: string): FaultDefinition['apply'] {
  return (draft) => withoutParameter(draft, name);
}

/** Breaks the body's text. */
export function text(fault: TextFault): FaultDefinition['apply'] {
  return (draft) => withWire(draft, { text: fault });
}

/** A parameter of the draft, which the fault's needs promise to be there. */
export function parameterOf(draft: Draft, name: string): Json {
  const value = draft.parameters?.[name];
  if (value === undefined) throw new RangeError(`the request has no ${name}`);
  return value;
}

/** The same as text. */
export function textParameter(draft: Draft, name: string): string {
  const value = parameterOf(draft, name);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** An object parameter of the draft. */
export function objectParameter(draft: Draft, name: string): JsonObject {
  return parameterOf(draft, name) as JsonObject;
}

export const jsonOnly = ['json'] as const;
export const xmlOnly = ['xml'] as const;
