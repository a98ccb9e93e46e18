import { describe, expect, it } from 'vitest';
import { githubAnnotations } from '../../reports/annotations.ts';
import { hasInvisible, hostile, hostileTexts } from './hostile.ts';
import { sampleContract } from './sample.ts';

const sample = sampleContract({ cases: 40 });

/** What GitHub's runner reads of a line: level, properties and message; undefined where the line is no command. */
function read(line: string): { level: string; title: string; message: string } | undefined {
  const match = /^::(\w+) title=([^:,]*)::(.*)$/.exec(line);
  if (match === null) return undefined;
  const [, level = '', title = '', message = ''] = match;
  const decoded = (text: string): string =>
    text
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  return { level, title: decoded(title), message: decoded(message) };
}

describe('annotations for GitHub', () => {
  it('name each cause with its rule and how to run it again', () => {
    const lines = githubAnnotations(sample).map(read);
    expect(lines.length).toBe(sample.violations.length);
    for (const violation of sample.violations) {
      const told = lines.find(
        (line) => line?.title === violation.rule && line.message.includes(violation.case),
      );
      expect(told).toMatchObject({ level: 'error' });
      expect(told?.message).toContain('npx trigger-harness repro ');
    }
  });

  it('are at most ten, the last of which counts the others', () => {
    const violations = Array.from({ length: 25 }, () => sample.violations[0]!);
    const lines = githubAnnotations({ ...sample, violations });
    expect(lines).toHaveLength(10);
    expect(lines[9]).toContain('16 more causes');
  });

  it('tell of a pass and of an end that came early', () => {
    const none = { ...sample, violations: [] };
    expect(githubAnnotations({ ...none, verdict: 'pass' })).toEqual([expect.stringMatching(/^::notice /)]);
    expect(githubAnnotations({ ...none, verdict: 'partial' })).toEqual([
      expect.stringMatching(/^::warning /),
    ]);
    expect(githubAnnotations({ ...none, verdict: 'fail' })).toEqual([]);
  });

  it.each([
    ...Object.entries(hostileTexts),
    ['a command', 'x\n::add-mask::secret\r\n::set-output name=a::b\n##[group]x'],
    ['marks of the format', '100% :: , %0A::error::x'],
  ])('are one command a line whatever the target said: %s', (_, text) => {
    for (const line of githubAnnotations(hostile(sample, text))) {
      expect(read(line)?.level).toBe('error');
      expect(line.split(/[\r\n\u2028\u2029\u0085]/)).toHaveLength(1);
      expect(hasInvisible(line)).toBe(false);
    }
  });

  it('keep percent signs as they were', () => {
    const violations = [{ ...sample.violations[0]!, message: '100%0A of 3%' }];
    expect(read(githubAnnotations({ ...sample, violations })[0]!)?.message).toContain('100%0A of 3%');
  });
});
