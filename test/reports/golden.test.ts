import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderResult } from '../../reports/index.ts';
import { comparable } from './comparable.ts';
import { hostile } from './hostile.ts';
import { sampleLoadResult } from './load/sample.ts';
import { sampleContract } from './sample.ts';

const folder = new URL('../golden/reports/', import.meta.url);
const update = process.env['UPDATE_GOLDEN'] === '1';

const results = {
  'contract-fail': sampleContract({ cases: 24 }),
  'contract-pass': sampleContract({ cases: 20, faulty: false }),
  'contract-hostile': hostile(sampleContract({ cases: 9 })),
  'load-fail': sampleLoadResult('failing', 60),
};

/** The load page is golden in its own tests; hostile pages and JUnit files are tested to be inert, whatever they look like. */
const files = Object.entries(results).flatMap(([name, result]) =>
  Object.entries(renderResult(result))
    .filter(([file]) => !(name.startsWith('load') && file === 'report.html'))
    .filter(([file]) => !(name.endsWith('hostile') && file !== 'summary.md'))
    .map(([file, text]) => [`${name}.${file}`, file === 'report.html' ? comparable(text) : text] as const),
);

describe('golden reports (UPDATE_GOLDEN=1 writes them)', () => {
  it.each(files)('%s', (name, text) => {
    const path = new URL(name, folder);
    if (update) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, text);
    }
    expect(text).toBe(readFileSync(path, 'utf8'));
  });
});
