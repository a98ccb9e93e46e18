import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, visible, type Html } from '../../reports/html.ts';
import { hasInvisible, hostileTexts } from './hostile.ts';

describe('html', () => {
  it('escapes every value but its own markup', () => {
    expect(html`<b title="${'"x" & <y>'}">${"it's"}</b>`.html).toBe(
      '<b title="&quot;x&quot; &amp; &lt;y&gt;">it&#39;s</b>',
    );
    expect(html`<p>${html`<i>${'<'}</i>`}</p>`.html).toBe('<p><i>&lt;</i></p>');
  });

  it('joins arrays and leaves null, undefined and false out', () => {
    expect(html`${[html`<br />`, '<', null, ['x', undefined]]}${false}${0}`.html).toBe('<br />&lt;x0');
  });

  it('does not take data of the same shape for markup', () => {
    const forged = { html: '<script>' } as Html;
    expect(html`${forged}`.html).not.toContain('<script>');
    expect(html`${JSON.parse('{"html":"<script>"}')}`.html).not.toContain('<script>');
  });

  it("drops the source's indentation but no value's", () => {
    expect(html`<p>
      ${'a\n      b'}
    </p>`.html).toBe('<p>\na\n      b\n</p>'); // prettier-ignore
  });

  it.each(Object.entries(hostileTexts))('leaves no markup of a hostile text: %s', (_, text) => {
    const made = html`<p title="${text}">${text}</p>`.html;
    expect(made.slice('<p title="'.length).split('"')).toHaveLength(2);
    expect(made.match(/</g)).toHaveLength(2);
    expect(hasInvisible(text) && hasInvisible(made)).toBe(false);
  });

  it('is inert for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const made = html`<p title="${text}">${text}</p>`.html;
        expect(made.slice(10, -4)).not.toMatch(/<|'/);
        expect(made).not.toMatch(/[\uD800-\uDFFF]/u);
      }),
    );
  });
});

describe('visible', () => {
  it('shows what is invisible and keeps the rest', () => {
    expect(visible('a\u0000\u001b[0m\u007f')).toBe('a␀␛[0m␡');
    expect(visible('x\u202Ey\u200B\uFEFF\u0085')).toBe('x⟦U+202E⟧y⟦U+200B⟧⟦U+FEFF⟧⟦U+0085⟧');
    expect(visible('a\uD800b')).toBe('a⟦U+D800⟧b');
    expect(visible('日本 😀 é\n\tщ')).toBe('日本 😀 é\n\tщ');
  });

  it('changes nothing twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => visible(visible(text)) === visible(text)));
  });
});
