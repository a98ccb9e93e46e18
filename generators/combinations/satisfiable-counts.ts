import type { CompiledModel } from './compile.ts';
import type { Component } from './component.ts';

/** Gives the number of satisfiable combinations of any set of factors (ascending), exactly. */
export function satisfiableCounts(model: CompiledModel): (factors: readonly number[]) => number {
  const known = new Map<string, number>();
  const inside = (component: Component, factors: readonly number[]): number => {
    const key = factors.join();
    let count = known.get(key);
    if (count === undefined) known.set(key, (count = countProjected(model, component, factors)));
    return count;
  };
  return (factors) => {
    let product = 1;
    for (const index of new Set(factors.map((factor) => model.componentOf[factor] as number))) {
      const members = factors.filter((factor) => model.componentOf[factor] === index);
      product *= inside(model.components[index] as Component, members);
    }
    return product;
  };
}

/** How many different combinations of these factors the component's rows have. */
function countProjected(model: CompiledModel, component: Component, factors: readonly number[]): number {
  const columns = factors.map((factor) => component.columns[model.placeOf[factor] as number] as Uint16Array);
  const counts = factors.map((factor) => model.levelCounts[factor] as number);
  const all = counts.reduce((product, count) => product * count, 1);
  if (columns.length === component.factors.length) return component.size;
  const seen = new Uint8Array(all);
  let count = 0;
  for (let row = 0; row < component.size && count < all; row++) {
    let tuple = 0;
    for (let at = 0; at < columns.length; at++) {
      tuple = tuple * (counts[at] as number) + ((columns[at] as Uint16Array)[row] as number);
    }
    if (seen[tuple] === 1) continue;
    seen[tuple] = 1;
    count++;
  }
  return count;
}
