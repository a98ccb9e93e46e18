import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { parseDocument } from 'yaml';
import { exitCodes } from '../../model/errors.ts';
import { platforms } from '../../model/platforms.ts';
import { probeCapabilities, type Probed } from '../../runner/capabilities/probe.ts';
import { writeWhole } from '../../runner/output.ts';
import { readTarget } from '../../runner/target-file.ts';
import type { Context } from '../context.ts';
import { printable } from '../printable.ts';

export interface ProbeOptions {
  readonly target: string;
  readonly confirm: readonly string[];
  readonly write?: boolean;
}

const timeoutMs = 10_000;

/** Finds out by harmless requests what a target can do, and says it as overrides for the target file. */
export async function probe(options: ProbeOptions, { terminal, environment }: Context): Promise<number> {
  const target = await readTarget(options.target, environment);
  const probed = await probeCapabilities(target, { confirmed: options.confirm, timeoutMs });
  const { sources, capabilities } = platforms[target.platform];
  for (const { capability, value, by } of probed) {
    const source = sources[capability];
    const found = value === undefined ? 'cannot be told' : JSON.stringify(value);
    const differs = value !== undefined && value !== capabilities[capability];
    const mark = value === undefined ? 'unknown' : differs ? 'differs' : 'as said ';
    const color = value === undefined ? 'dim' : differs ? 'yellow' : 'green';
    terminal.say(`${terminal.style(color, mark)}  ${capability}: ${found} (${printable(by)})`);
    terminal.say(
      terminal.style(
        'dim',
        `         ${target.platform}: ${JSON.stringify(capabilities[capability])}, ${source.certainty}: ${source.from}`,
      ),
    );
  }
  const known = probed.filter(({ value }) => value !== undefined);
  terminal.say('\ncapabilities:');
  for (const { capability, value } of known) terminal.say(`  ${capability}: ${JSON.stringify(value)}`);
  if (options.write === true) {
    await writeOverrides(options.target, known);
    terminal.say(`\nwritten to ${options.target}`);
  }
  terminal.emit({ probed, written: options.write === true });
  return exitCodes.ok;
}

/** Puts what was found into the target file; its comments, order and `${NAME}`s stay as they are. */
async function writeOverrides(path: string, known: readonly Probed[]): Promise<void> {
  const text = await readFile(path, 'utf8');
  const document = parseDocument(text);
  for (const { capability, value } of known) document.setIn(['capabilities', capability], value);
  const isJson = text.trimStart().startsWith('{');
  const written = isJson
    ? `${JSON.stringify(document.toJS(), null, 2)}\n`
    : document.toString({ lineWidth: 0 });
  await writeWhole(dirname(path), basename(path), written);
}
