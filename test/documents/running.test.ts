import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCodes } from '../../model/errors.ts';
import { fencesOf } from './markdown.ts';
import { documentAt, guides, root } from './project.ts';
import { printedBy, samplesOf, steady, withOutput } from './samples.ts';
import { commandsIn, harnessWords } from './shell.ts';
import { Stage } from './stage.ts';

/** A reference page holds the help's examples: names of somebody's files, not one story in order. */
const stories = guides.filter(
  (document) =>
    !document.path.startsWith('docs/reference/') &&
    fencesOf(document).some(
      ({ language, lines }) =>
        language === 'sh' && commandsIn(lines).some((command) => harnessWords(command) !== undefined),
    ),
);

const updating = 'UPDATE_DOCS=1 npm run check:docs writes what is printed now';

it('there are documents with commands', () => {
  expect(stories.map(({ path }) => path)).toContain('README.md');
});

describe.each(stories)('$path', (document) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(async () => stage.close());

  it.each(samplesOf(document))('line $commands.line prints what is shown', async (sample) => {
    const printed = await printedBy(sample, stage);
    if (process.env['UPDATE_DOCS'] === '1') {
      const now = samplesOf(documentAt(document.path)).find(
        ({ commands }) => commands.lines.join('\n') === sample.commands.lines.join('\n'),
      );
      const text = withOutput(documentAt(document.path), now ?? sample, printed);
      writeFileSync(join(root, document.path), text);
    } else {
      expect(steady(sample.output.lines), updating).toEqual(steady(printed));
    }
    expect(printed.length).toBeGreaterThan(1);
  });

  it('has commands that run', async () => {
    const shown = new Set(samplesOf(document).map(({ commands }) => commands.line));
    const blocks = fencesOf(document).filter(({ language, line }) => language === 'sh' && !shown.has(line));
    const failed: string[] = [];
    for (const command of blocks.flatMap(({ lines }) => commandsIn(lines))) {
      const ran = await stage.run(command);
      const isWell =
        ran === undefined || [null, exitCodes.ok, exitCodes.targetAtFault].includes(ran.code as 0);
      if (!isWell) failed.push(`${ran.words.join(' ')}: exit ${String(ran.code)}: ${ran.err}`);
    }
    expect(failed).toEqual([]);
  });
});
