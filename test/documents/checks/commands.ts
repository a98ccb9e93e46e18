import { parse } from 'yaml';
import { fencesOf, type Document } from '../markdown.ts';
import { misread } from '../program.ts';
import { documentAt } from '../project.ts';
import { commandsIn, harnessWords } from '../shell.ts';

const { scripts } = JSON.parse(documentAt('package.json').text) as { scripts: Record<string, string> };

/** Commands in shell blocks, and in workflows, that the program would refuse; npm scripts that are not there. */
export function commandProblems(document: Document): string[] {
  return fencesOf(document).flatMap(({ language, lines, line }) => {
    const shell = language === 'sh' ? lines : language === 'yaml' ? workflowSteps(lines.join('\n')) : [];
    return commandsIn(shell).flatMap((command) => {
      const problem = scriptProblem(command.words) ?? misreadBy(harnessWords(command));
      return problem === undefined
        ? []
        : [`${document.path}:${line}: ${command.words.join(' ')}: ${problem}`];
    });
  });
}

function misreadBy(words: readonly string[] | undefined): string | undefined {
  return words === undefined ? undefined : misread(words);
}

function scriptProblem([npm, verb = '', name = '']: readonly string[]): string | undefined {
  if (npm !== 'npm') return undefined;
  const script = verb === 'run' ? name : ['start', 'test'].includes(verb) ? verb : undefined;
  return script === undefined || script in scripts ? undefined : `package.json has no script ${script}`;
}

/** The `run` lines of a workflow's steps; of any other YAML none. */
function workflowSteps(text: string): string[] {
  const { jobs = {} } = (parse(text) ?? {}) as {
    jobs?: Record<string, { steps?: { run?: string }[] }>;
  };
  return Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run?.split('\n') ?? []));
}
