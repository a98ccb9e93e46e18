import type { LoadError, LoadResult } from '../../../model/load-result.ts';
import { sampleLoadResult } from './sample.ts';

/** What a hostile target may answer; none of it may stand in a page as it is. */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onfocus='alert(1)' autofocus='",
  '</style></title></textarea><iframe src="javascript:alert(1)">',
  '\u001b]0;owned\u0007\u001b[2J',
  'abc\u202Etxt.exe\u2066',
  '</script><!--',
];

/** A failing run whose every text from the target is hostile and long, with more kinds of error than fit. */
export function hostileLoadResult(seconds: number): LoadResult {
  const errors = Array.from({ length: 60 }, (_, index): LoadError => {
    const hostile = hostileTexts[index % hostileTexts.length] ?? '';
    return {
      kind: index % 2 === 0 ? `status:${hostile}${index}` : `violation:${hostile}${index}`,
      message: hostile.repeat(100),
      count: 1000 - index,
      firstAt: index,
      lastAt: seconds,
      sample: {
        case: `valid~${hostile}~${index}`,
        detail: hostile.repeat(100),
        response: {
          status: 500,
          headers: Object.fromEntries(hostileTexts.map((text) => [text, text.repeat(20)])),
          body: hostile.repeat(1000),
        },
      },
    };
  });
  const [hostile] = hostileTexts;
  const sample = sampleLoadResult('failing', seconds);
  return {
    ...sample,
    reason: hostileTexts.join(' '),
    errors,
    kinds: sample.kinds.map((kind) => ({ ...kind, kind: `${hostile}${kind.kind}` })),
    generator: { ...sample.generator, limit: `${hostile}` },
  };
}
