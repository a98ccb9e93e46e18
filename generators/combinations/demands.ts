/** That every satisfiable combination of `strength` of these factors appears in some row. */
export interface Demand {
  /** Ascending indexes. */
  readonly factors: readonly number[];
  readonly strength: number;
}

/** The sets of factors whose levels must all be combined; a set inside a larger one is left out. */
export function factorSets(demands: readonly Demand[]): number[][] {
  return demands.flatMap((demand, index) => {
    const others = demands.map((other) => new Set(other.factors));
    return subsets(demand.factors, demand.strength).filter(
      (set) =>
        !demands.some((other, at) => {
          const covers = other.strength > set.length || (other.strength === set.length && at < index);
          return covers && set.every((factor) => others[at]?.has(factor));
        }),
    );
  });
}

/** All subsets of a size, each in the list's order. */
export function subsets(list: readonly number[], size: number): number[][] {
  const found: number[][] = [];
  const chosen: number[] = [];
  const choose = (from: number): void => {
    if (chosen.length === size) {
      found.push([...chosen]);
      return;
    }
    for (let at = from; at <= list.length - (size - chosen.length); at++) {
      chosen.push(list[at] as number);
      choose(at + 1);
      chosen.pop();
    }
  };
  choose(0);
  return found;
}
