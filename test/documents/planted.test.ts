import { describe, expect, it } from 'vitest';
import { commandProblems } from './checks/commands.ts';
import { linkProblems } from './checks/links.ts';
import { machineProblems } from './checks/machine.ts';
import { optionProblems, ruleProblems } from './checks/names.ts';
import { pathProblems } from './checks/paths.ts';
import { samplesOf, steady } from './samples.ts';
import { commandsIn } from './shell.ts';
import { Stage } from './stage.ts';

const page = (text: string): { readonly path: string; readonly text: string } => ({
  path: 'docs/planted.md',
  text,
});
const shell = (line: string): ReturnType<typeof page> => page(`\`\`\`sh\n${line}\n\`\`\``);

describe('what is wrong in a document is found', () => {
  it.each([
    ['a link to no file', linkProblems, page('[see](no-such-page.md)')],
    ['a link to no folder', linkProblems, page('[see](../no-such-folder/)')],
    ['an anchor of no heading', linkProblems, page('[see](#nothing)\n\n# Something')],
    ['an anchor of another page', linkProblems, page('[see](contract.md#nothing-of-it)')],
    ['a file that is not there', pathProblems, page('See `runner/no-such-file.ts`.')],
    ['a folder that is not there', pathProblems, page('See `model/nothing/`.')],
    ['a name that no file has', pathProblems, page('See `no-such-name.ts`.')],
    ['a pattern that no file fits', pathProblems, page('See `generators/faults/<x>.rs`.')],
    ['a misspelt rule', ruleProblems, page('The rule `matching.require`.')],
    ['a pattern of no rule', ruleProblems, page('The rules `token.x*`.')],
    ['a fault that a rule has not', ruleProblems, page('Waive `token.required/none`.')],
    ['an option of no command', optionProblems, page('Give `--strenght 3`.')],
    ['an unknown command', commandProblems, shell('npx trigger-harness contrast --target a.yaml')],
    ['an unknown option', commandProblems, shell('npx trigger-harness contract --target a.yaml --speed 3')],
    ['a wrong value', commandProblems, shell('npx trigger-harness contract --target a.yaml --strength 9')],
    ['a rule filter that fits none', commandProblems, shell("npx trigger-harness contract --rules 'x.*'")],
    ['an unknown scenario', commandProblems, shell('npx trigger-harness load storm --target a.yaml')],
    ['a wrong threshold', commandProblems, shell("npx trigger-harness load steady --threshold 'p42<1s'")],
    [
      'a refused engine option',
      commandProblems,
      shell('npx trigger-harness load steady --engine-arg --vus=3'),
    ],
    [
      'a fault that the mock has not',
      commandProblems,
      shell('node bin/trigger-harness.js mock --faults nothing'),
    ],
    ['a wrong option behind npm start', commandProblems, shell('npm start -- --speed 3')],
    ['an npm script that is not there', commandProblems, shell('npm run nothing')],
    [
      'a wrong command in a workflow',
      commandProblems,
      page('```yaml\njobs:\n  a:\n    steps:\n      - run: npx trigger-harness contract --speed 3\n```'),
    ],
    ["a path of somebody's machine", machineProblems, page('See /home/somebody/notes.')],
  ])('%s', (_, check, document) => {
    expect(check(document)).toHaveLength(1);
  });

  it('a command that parses and cannot run', async () => {
    const stage = await Stage.open();
    const [command] = commandsIn(["npx trigger-harness repro 'no~such~case' --target mock.yaml"]);
    const ran = command && (await stage.run(command));
    await stage.close();
    expect(ran?.code).toBe(2);
  });

  it('output that is not what was printed', () => {
    const [sample] = samplesOf(
      page('```sh\nnpx trigger-harness doctor\n```\n\n```text\n3 of 10 cases, 8.5 s\n```'),
    );
    expect(steady(sample?.output.lines ?? [])).toEqual(steady(['3 of 10 cases, 9.1 s']));
    expect(steady(sample?.output.lines ?? [])).not.toEqual(steady(['4 of 10 cases, 8.5 s']));
  });
});

describe('what is right is left alone', () => {
  it.each([
    [
      'a link to a page and its heading',
      linkProblems,
      page('[see](contract.md) [a](#a-heading)\n\n## A heading'),
    ],
    ['an address elsewhere', linkProblems, page('[k6](https://k6.io)')],
    [
      'files, folders and patterns',
      pathProblems,
      page('`model/rules.ts`, `runner/`, `generators/faults/<group>.ts`'),
    ],
    ['what runs leave', pathProblems, page('`out/contract-1/report.html`, `summary.md`, `application/json`')],
    ['rules, patterns, faults and keys', ruleProblems, page('`token.required`, `effect.*`, `link.url`')],
    [
      'quotes, comments, pipes and joined commands',
      commandProblems,
      shell(
        "npx trigger-harness mock --quiet & npx trigger-harness contract --target 'a b.yaml' | head -3 # all of it",
      ),
    ],
    ['a path of the API', machineProblems, page('POST /api/v1.1/campaigns/triggers/start/')],
  ])('%s', (_, check, document) => {
    expect(check(document)).toEqual([]);
  });
});
