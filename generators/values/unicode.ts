import type { Random } from '../../model/random.ts';

/** Texts that a server has to carry whole: scripts, directions, combining marks, characters beyond 16 bits. */
export const unicodeTexts = {
  japanese: '今日の新着動画',
  chinese: '您好，世界',
  korean: '안녕하세요',
  emoji: '👩‍👩‍👧‍👦 🚀 🇯🇵',
  arabic: 'مرحبا بالعالم',
  hebrew: 'שלום עולם',
  combining: 'Zalgo\u0300\u0301\u0302 e\u0301 n\u0303',
  cyrillic: 'Привет, мир',
  beyond: '𝒳𝓎𝓏 𠮷野家',
  thai: 'สวัสดีชาวโลก',
  symbols: '½ € ™ “quotes” – dash',
  markup: 'a < b && c > d "e" \'f\' ]]> <!-- -->',
  escapes: 'back\\slash / slash \\u0041 &amp; %41 +',
} as const;

const names = Object.keys(unicodeTexts) as (keyof typeof unicodeTexts)[];

/** Some of the texts by name, in random order. */
export function someUnicode(random: Random, count: number): [string, string][] {
  return random
    .shuffle(names)
    .slice(0, count)
    .map((name) => [name, unicodeTexts[name]]);
}

/** File names beyond ASCII. */
export const unicodeFileNames = [
  '日本.txt',
  'отчёт за май.csv',
  'résumé (1).pdf',
  'تقرير.pdf',
  '📎 notes.txt',
  '한국어.html',
  'e\u0301te\u0301.txt',
] as const;
