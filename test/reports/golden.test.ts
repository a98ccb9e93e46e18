import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { renderResult } from '../../reports/index.ts';
import { hostile } from './hostile.ts';
import { sampleLoadResult } from './load/sample.ts';
import { sampleContract } from './sample.ts';

const folder = new URL('../golden/reports/', import.meta.url);
const update = process.env['UPDATE_GOLDEN'] === '1';

const results = {
  'contract-fail': sampleContract({ cases: 60 }),
  'contract-pass': sampleContract({ cases: 40, faulty: false }),
  'contract-hostile': hostile(sampleContract({ cases: 20 })),
  'load-fail': sampleLoadResult('failing', 60),
};

/** The load page is golden in its own tests; here are its other files. */
const files = Object.entries(results).flatMap(([name, result]) =>
  Object.entries(renderResult(result))
    .filter(([file]) => !(name.startsWith('load') && file === 'report.html'))
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

/** A page with its data as text, because zlib's bytes differ between versions, and without the bundle and its hashes. */
function comparable(page: string): string {
  return page
    .replace(/(<template id="case-data">)([^<]*)/, (_, tag: string, data: string) => {
      const packed = inflateSync(Buffer.from(data, 'base64')).toString();
      return `${tag}${packed.replaceAll('<', '\\u003c')}`;
    })
    .replace(/<script>[^]*?<\/script>/, '<script>(reports/client)</script>')
    .replace(/sha256-[\w+/=]+/g, 'sha256-(of the above)');
}
