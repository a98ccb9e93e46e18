import type { PlanResult } from '../../model/plan-result.ts';

/** What to do after a plan: why, and a command that can be copied. */
export interface NextCommand {
  readonly why: string;
  readonly command: string;
}

/** The one next step that fits a verdict and what limited it. */
export function nextCommand(result: PlanResult): NextCommand {
  const { run, requiredRate, sustainedRate, campaign, gates, limitedBy } = result;
  const target = optionOf(run.command, '--target') ?? 'target.yaml';
  const again = without(run.command, '--out');
  const contract = gates.slice(1).find(({ verdict }) => verdict !== 'met');
  if (contract !== undefined)
    return {
      why: 'Run the contract suite, then plan again with its result:',
      command: `npx trigger-harness contract --target ${target}${confirmOf(run.command)} --out out/contract`,
    };
  switch (result.verdict) {
    case 'go':
      return {
        why: 'Shortly before you send, see that the rate still holds:',
        command: `npx trigger-harness load steady --target ${target}${confirmOf(run.command)} --rate ${Math.ceil(requiredRate)} --duration 5m${limitsOf(result)}`,
      };
    case 'no-go':
      if (sustainedRate === null)
        return {
          why: 'Not even the lowest rate held; see what is wrong with single requests:',
          command: `npx trigger-harness contract --target ${target}${confirmOf(run.command)}`,
        };
      return {
        why: 'At the sustained rate the campaign fits into this time; plan again with it:',
        command: withOption(
          again,
          '--within',
          `${Math.ceil((campaign.audience * (1 + campaign.headroom)) / sustainedRate / 60)}m`,
        ),
      };
    case 'undecided':
      break;
  }
  if (limitedBy === 'ceiling')
    return {
      why: 'Plan again with a ceiling that is high enough:',
      command: withOption(again, '--ceiling', String(Math.ceil(requiredRate * 1.05))),
    };
  if (limitedBy === 'time')
    return { why: 'Plan again with more time:', command: withOption(again, '--max-duration', '60m') };
  if (limitedBy === 'generator')
    return {
      why: 'Find out what this machine lacks, then plan from a larger one of its own:',
      command: `npx trigger-harness doctor --target ${target}${confirmOf(run.command)}`,
    };
  return { why: 'Make the plan again:', command: again };
}

/** The limits that were asked for; the others hold for every load run. */
function limitsOf({ slo }: PlanResult): string {
  return slo
    .filter((one) => !/^(violations|duplicates|errors)==0$/.test(one))
    .map((one) => ` --threshold '${one.replaceAll("'", '')}'`)
    .join('');
}

const word = `('[^']*'|"[^"]*"|\\S+)`;

function optionOf(command: string, option: string): string | undefined {
  return new RegExp(`${option}[= ]${word}`).exec(command)?.[1];
}

function confirmOf(command: string): string {
  return [...command.matchAll(new RegExp(` --confirm[= ]${word}`, 'g'))].map(([whole]) => whole).join('');
}

function without(command: string, option: string): string {
  return command
    .replace(new RegExp(` ${option}[= ]${word}`, 'g'), '')
    .replace(/ --(quiet|json|no-color)\b/g, '');
}

function withOption(command: string, option: string, value: string): string {
  return `${without(command, option)} ${option} ${value}`;
}
