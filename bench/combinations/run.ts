import { coveringArray, productOf, tupleCoverage } from '../../generators/combinations/index.ts';
import { launchLike, uniform } from './model.ts';

/** Rows that others need for the same: published for the uniform arrays, PICT 3.7 on the launch-like model. */
const cases = [
  { name: 'launch-like', model: launchLike, strength: 2, others: 'PICT 49' },
  { name: 'launch-like', model: launchLike, strength: 3, others: 'PICT 285' },
  { name: 'launch-like', model: launchLike, strength: 4, others: 'PICT 1,485' },
  { name: 'launch-like', model: launchLike, strength: 5, others: '' },
  { name: '3^13', model: uniform(3, 13), strength: 2, others: 'best known 15, plain IPOG 19, PICT 19' },
  { name: '4^10', model: uniform(4, 10), strength: 2, others: 'best known 24, plain IPOG 32, PICT 31' },
  { name: '10^20', model: uniform(10, 20), strength: 2, others: 'best known 155, plain IPOG 214, PICT 213' },
  { name: '2^20', model: uniform(2, 20), strength: 3, others: 'best known 18, plain IPOG 30, PICT 25' },
  { name: '2^20', model: uniform(2, 20), strength: 4, others: 'best known 39, plain IPOG 67, PICT 68' },
] as const;

const seconds = <T>(act: () => T): [T, string] => {
  const start = performance.now();
  const result = act();
  return [result, ((performance.now() - start) / 1000).toFixed(2)];
};

const table = cases.map(({ name, model, strength, others }) => {
  const [quick, quickSeconds] = seconds(() => coveringArray(model, { strength, seed: 1 }));
  const [thorough, thoroughSeconds] = seconds(() =>
    coveringArray(model, { strength, seed: 1, effort: 'thorough' }),
  );
  const missing = [quick, thorough].map((rows) => {
    const { possible, exercised } = tupleCoverage(model, rows, strength);
    return possible - exercised;
  });
  return {
    model: name,
    strength,
    quick: quick.length,
    's ': quickSeconds,
    thorough: thorough.length,
    s: thoroughSeconds,
    missing: missing.join(', '),
    others,
  };
});
console.table(table);

const product = productOf(launchLike);
const [, listed] = seconds(() => {
  for (let index = 0; index < 1_000_000; index++) product.at(index);
});
const [, sampled] = seconds(() => [...product.sample(1_000_000, 1)].length);
const some = [...product.sample(100_000, 2)];
const large = uniform(16, 13);
const [counted, counting] = seconds(() => tupleCoverage(large, productOf(large).sample(100_000, 1), 4));
const [, found] = seconds(() => some.map((row) => product.indexOf(row)));
console.log(
  `${product.size} rows; a million listed in ${listed} s, sampled in ${sampled} s; 100,000 found in ${found} s`,
);
console.log(
  `16^13 at strength 4, 100,000 rows: ${counted.exercised} of ${counted.possible} tuples in ${counting} s`,
);
