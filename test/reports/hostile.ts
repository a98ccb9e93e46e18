/** Texts that a server could send to harm a report or its reader. */
export const hostileTexts = {
  script: '<script>window.__owned=1</script>',
  'end of script': '</script><script>window.__owned=1</script>',
  'end of style': '</style><script>window.__owned=1</script>',
  'end of template': '</template><img src=x onerror=window.__owned=1>',
  'event attribute': '" onmouseover="window.__owned=1" autofocus onfocus="window.__owned=1',
  'event attribute, single quotes': `' onclick='window.__owned=1`,
  image: '<img src=x onerror=window.__owned=1>',
  link: 'javascript:window.__owned=1',
  markdown: '[click](javascript:alert(1)) ![x](https://evil.example/x.png) <b>bold</b> | `` ` ``` | @team #1',
  address: 'see https://evil.example/ or www.evil.example, mail evil@evil.example',
  'end of CDATA': ']]><failure/>]]>',
  comment: '<!-- --> --!> <!--',
  entity: '&lt;&amp;&#x3C;script&#x3E;',
  'NUL and controls': 'a\u0000b\u0001c\u0008d\u001fe\u007ff\u0085g',
  'terminal escape': '\u001b[31mred\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  bidi: 'abc\u202Egnp.exe\u202C\u2066x\u2069',
  'zero width': 'pay\u200Bpal\uFEFF\u2060\u00AD',
  'lone surrogates': 'a\uD800b\uDC00c',
  noncharacters: 'a\uFFFEb\uFFFFc',
  'line breaks': 'one\r\ntwo\nthree\u2028four\u2029five',
  'line separators in a fence': '```\n# heading\n```sh\nrm -rf /\n```',
} as const;

/** All of them as one text. */
export const allHostile = Object.values(hostileTexts).join('\n');

/** Whether a text holds characters that cannot be seen, or that change how the rest reads; line breaks and tabs aside. */
export function hasInvisible(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text.replace(/[\n\t]/g, ''));
}

/** A copy of a value in which every text that a target could choose is replaced. */
export function withTexts<T>(value: T, replace: (text: string, key: string) => string, key = ''): T {
  if (typeof value === 'string') return replace(value, key) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => withTexts(item, replace, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    withTexts<unknown>(item, replace, name),
  ]);
  return Object.fromEntries(entries) as T;
}

/** Names whose texts are ours and of a fixed set. */
const fixed = new Set([
  'schema',
  'verdict',
  'rule',
  'rules',
  'broken',
  'kind',
  'encoding',
  'expects',
  'outcome',
  'subject',
  'source',
]);

/** A result in which every text that is not of a fixed set is hostile. */
export function hostile<T>(result: T, text: string = allHostile): T {
  return withTexts(result, (old, key) => (fixed.has(key) ? old : `${text} ${old}`));
}
