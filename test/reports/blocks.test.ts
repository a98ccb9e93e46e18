import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBlock, commandBlock } from '../../reports/shell/blocks.ts';

const text = (markup: string): string =>
  /<code[^>]*>([^]*)<\/code>/.exec(markup)?.[1]?.replace(/<[^>]*>/g, '') ?? '';

describe('blocks of code', () => {
  it('carry the exact text for copying where what is shown differs, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        const { html } = codeBlock('curl', 'shown', { exact: line });
        const [, attribute = ''] = /data-exact="([^"]*)"/.exec(html) ?? [];
        expect(attribute).toMatch(/^[\x20-\x7e]*$/);
        const json = attribute
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&');
        expect(JSON.parse(json)).toBe(line);
      }),
    );
  });

  it('carry it only where it differs, and not where it is very long', () => {
    expect(codeBlock('curl', 'a', { exact: 'a' }).html).not.toContain('data-exact');
    expect(codeBlock('curl', 'a\u200db', { exact: 'a\u200db' }).html).toContain(
      'data-exact="&quot;a\\u200db&quot;"',
    );
    expect(codeBlock('curl', 'a', { exact: 'b'.repeat(50_000) }).html).not.toContain('data-exact');
  });

  it('show a command as it is, in pieces that stay together', () => {
    const { html } = commandBlock('run', 'npx trigger-harness load steady --rate 5 --duration 1m');
    expect(text(html)).toBe('npx trigger-harness load steady --rate 5 --duration 1m');
    expect(html.match(/class="arg"/g)).toHaveLength(3);
  });
});
