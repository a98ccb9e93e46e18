import { chmod, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cli, folder, type Ended } from './cli.ts';
import { mockWithTarget } from './mock-server.ts';

/** A clear error: the code, the words that matter, and no stack trace. */
function expectError({ code, err }: Ended, exit: number, ...words: (string | RegExp)[]): void {
  for (const word of words) expect(err).toMatch(word);
  expect(err).not.toMatch(/^\s+at /m);
  expect(code).toBe(exit);
}

async function targetFile(text: string): Promise<string> {
  const file = join(await folder(), 'target.yaml');
  await writeFile(file, text);
  return file;
}

describe('bad input', () => {
  it.each<[string, string[], ...RegExp[]]>([
    ['an unknown option', ['contract', '--strenght', '2'], /--strenght/, /--strength/],
    ['an unknown command', ['contarct'], /contarct/, /contract/],
    ['an unknown value', ['contract', '--strength', '6'], /"6" is none of 1, 2, 3, 4, 5, all/],
    ['a value near a valid one', ['mock', '--platform', 'v7'], /Did you mean v7/],
    ['a bad number', ['contract', '--concurrency', '1.5'], /whole number/],
    ['a bad duration', ['load', 'steady', '--duration', '10 minutes'], /duration; write/],
    ['a pattern that fits no rule', ['contract', '--rules', 'mathcing.mode'], /Did you mean matching.mode/],
    ['an unknown scenario', ['load', 'stedy'], /Did you mean steady/],
    ['an unknown fault', ['mock', '--faults', 'peer-7'], /peer-7/],
    ['a missing option', ['contract'], /--target/],
  ])('%s', async (_name, words, ...expected) => {
    expectError(await cli(words), 2, ...expected);
  });

  it('a target file that is not there', async () => {
    expectError(
      await cli(['contract', '--target', '/nowhere/target.yaml']),
      2,
      '/nowhere/target.yaml',
      /no such file/,
    );
  });

  it.skipIf(process.getuid?.() === 0)('a target file that may not be read', async () => {
    const file = await targetFile('name: x');
    await chmod(file, 0o000);
    expectError(await cli(['contract', '--target', file]), 2, /may not be read/);
  });

  it('broken YAML, with the place', async () => {
    expectError(
      await cli(['contract', '--target', await targetFile('name: [1,\nbase')]),
      2,
      /line \d+, column \d+/,
    );
  });

  it('an unknown key, with the place and the nearest one', async () => {
    const { file } = await mockWithTarget({}, ({ token, ...rest }) => ({ ...rest, tokn: token }));
    expectError(await cli(['contract', '--target', file]), 2, /tokn/, /token/);
  });

  it('a variable that is not set', async () => {
    const { file } = await mockWithTarget({}, (target) => ({ ...target, token: '${NO_SUCH_TOKEN}' }));
    expectError(await cli(['contract', '--target', file]), 2, /NO_SUCH_TOKEN is not set/, /line \d+/);
  });

  it('a wrong token', async () => {
    const { file } = await mockWithTarget({}, (target) => ({ ...target, token: 'some-other-token-123' }));
    const ended = await cli(['contract', '--target', file, '--out', await folder()]);
    expectError(ended, 2, /refuses the token/);
    expect(ended.err + ended.out).not.toContain('some-other-token-123');
  });

  it('a target that is not there', async () => {
    const { file } = await mockWithTarget({}, (target) => ({
      ...target,
      baseUrl: 'http://127.0.0.1:9',
      link: undefined,
      observer: undefined,
    }));
    expectError(await cli(['contract', '--target', file, '--out', await folder()]), 3, /cannot be reached/);
  });

  it('a port in use', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expectError(await cli(['mock', '--port', String(port)]), 3, /in use/);
  });

  it('an out folder that cannot be written to, before anything is sent', async () => {
    const mock = await mockWithTarget();
    const notAFolder = join(await folder(), 'file');
    await writeFile(notAFolder, '');
    const ended = await cli(['contract', '--target', mock.file, '--out', join(notAFolder, 'out')]);
    expectError(ended, 2, /cannot be written to/);
    expect(mock.requests()).toBe(0);
  });

  it('a host beyond loopback, not allowed and then not confirmed', async () => {
    const remote = (target: Record<string, unknown>): Record<string, unknown> => ({
      ...target,
      baseUrl: 'https://sandbox.example.com',
      link: undefined,
      observer: undefined,
    });
    const { file } = await mockWithTarget({}, remote);
    expectError(await cli(['contract', '--target', file, '--out', await folder()]), 4, /safety\.allow/);
    const allowed = await mockWithTarget({}, (target) => ({
      ...remote(target),
      safety: { allow: ['sandbox.example.com'] },
    }));
    expectError(
      await cli(['contract', '--target', allowed.file, '--out', await folder()]),
      4,
      /--confirm sandbox\.example\.com/,
    );
  });

  it('a case that is none', async () => {
    const { file } = await mockWithTarget();
    expectError(await cli(['repro', 'no-such~case~1', '--target', file]), 2, /no-such~case~1/);
  });

  it('a result of another schema', async () => {
    const file = join(await folder(), 'result.json');
    await writeFile(file, '{"schema": "something/else/9"}');
    expectError(await cli(['report', file]), 2, /something\/else\/9/);
  });
});
