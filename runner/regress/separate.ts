import type { Described } from '../../generators/index.ts';

/** One thing that a case has: what is broken in it, its format, a level of a factor. */
export interface Feature {
  readonly name: string;
  readonly value: string;
}

/** Changed cases that features tell apart from all unchanged ones. */
export interface Separated {
  readonly features: readonly Feature[];
  readonly members: readonly Described[];
  /** False where nothing told them apart. */
  readonly apart: boolean;
}

export interface SeparateOptions {
  /** How many features together may be needed. */
  readonly size: number;
  /** Groups looked for; what is left then is one group. */
  readonly groups: number;
  readonly featuresOf: (described: Described) => readonly Feature[];
}

/** What a difference is often about as a whole: the kind of request, its format, its rule, its fault. */
export function broadFeatures({ space, assignment, fault, rule }: Described): Feature[] {
  return [
    ...(space === undefined ? [] : [{ name: 'space', value: space }]),
    { name: 'encoding', value: assignment['encoding'] ?? 'json' },
    ...(fault === undefined
      ? []
      : [
          { name: 'rule', value: rule },
          { name: 'fault', value: `${fault.rule}/${fault.name}` },
        ]),
  ];
}

/** The same, and every level of every factor. */
export function allFeatures(described: Described): Feature[] {
  const levels = Object.entries(described.assignment).filter(([name]) => name !== 'encoding');
  return [...broadFeatures(described), ...levels.map(([name, value]) => ({ name, value }))];
}

/**
 * Tells changed cases apart from unchanged ones by the fewest features, from what was seen alone.
 *
 * The first that fits is taken: fewest features first, then what explains most cases.
 */
export function separate(
  changed: readonly Described[],
  unchanged: readonly Described[],
  { size, groups, featuresOf }: SeparateOptions,
): Separated[] {
  const table = new FeatureTable(unchanged, featuresOf);
  const found: Separated[] = [];
  let left = [...changed];
  while (left.length > 0) {
    const best = found.length < groups ? bestFor(left, table, size, featuresOf) : undefined;
    if (best === undefined) {
      found.push({ features: [], members: left, apart: false });
      break;
    }
    found.push(best);
    const members = new Set(best.members);
    left = left.filter((one) => !members.has(one));
  }
  return found;
}

/** Which unchanged cases have a feature, as a list of their places. */
class FeatureTable {
  readonly #having = new Map<string, Set<number>>();
  readonly #count: number;

  constructor(cases: readonly Described[], featuresOf: SeparateOptions['featuresOf']) {
    this.#count = cases.length;
    for (const [place, one] of cases.entries()) {
      for (const feature of featuresOf(one)) {
        const key = keyOf(feature);
        const having = this.#having.get(key);
        if (having === undefined) this.#having.set(key, new Set([place]));
        else having.add(place);
      }
    }
  }

  /** Whether some unchanged case has all of these. */
  hasAll(features: readonly Feature[]): boolean {
    if (features.length === 0) return this.#count > 0;
    const sets = features.map((feature) => this.#having.get(keyOf(feature)) ?? new Set<number>());
    const [smallest, ...others] = sets.sort((a, b) => a.size - b.size) as [Set<number>, ...Set<number>[]];
    for (const place of smallest) if (others.every((set) => set.has(place))) return true;
    return false;
  }
}

function bestFor(
  left: readonly Described[],
  table: FeatureTable,
  size: number,
  featuresOf: SeparateOptions['featuresOf'],
): Separated | undefined {
  const candidates = featuresOf(left[0] as Described);
  const having = left.map((one) => new Set(featuresOf(one).map(keyOf)));
  for (let count = 0; count <= size; count++) {
    let best: Separated | undefined;
    for (const features of subsets(candidates, count)) {
      const keys = features.map(keyOf);
      const members = left.filter((_, at) => keys.every((key) => having[at]?.has(key)));
      if (members.length <= (best?.members.length ?? 0) || table.hasAll(features)) continue;
      best = { features, members, apart: true };
    }
    if (best !== undefined) return best;
  }
  return undefined;
}

function* subsets(features: readonly Feature[], count: number, from = 0): Generator<Feature[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= features.length - count; at++)
    for (const rest of subsets(features, count - 1, at + 1)) yield [features[at] as Feature, ...rest];
}

function keyOf({ name, value }: Feature): string {
  return `${name}=${value}`;
}
