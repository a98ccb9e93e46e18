import { join } from 'node:path';
import { prepareFolder } from '../runner/output.ts';

/** The folder for a command's files: as asked, or `out/<command>-<time>`; made if it is not there. */
export async function outFolder(asked: string | undefined, command: string): Promise<string> {
  const time = new Date()
    .toISOString()
    .replaceAll(':', '')
    .replace(/\.\d+Z$/, 'Z');
  const folder = asked ?? join('out', `${command}-${time}`);
  await prepareFolder(folder);
  return folder;
}
