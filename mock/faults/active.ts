import type { Call } from '../call.ts';
import { contentTypes, envelopeOf, envelopeText, prepare } from '../envelope.ts';
import type { Prepared } from '../envelope.ts';
import type { Launch } from '../launch/launch.ts';
import type { Recipient } from '../profiles/member.ts';
import type { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import type { FaultEntry } from './fault.ts';
import type { Hooks, ReplayMistake, Reply } from './hooks.ts';

/** The planted faults of a mock, each asked at its place in the pipeline. */
export class ActiveFaults {
  readonly #entries: readonly FaultEntry[];
  #hooks: readonly Hooks[] = [];

  constructor(entries: readonly FaultEntry[]) {
    this.#entries = entries;
    this.reset();
  }

  /** Makes every fault forget what it remembers. */
  reset(): void {
    this.#hooks = this.#entries.map(({ hooks }) => (typeof hooks === 'function' ? hooks() : hooks));
  }

  get delayMs(): number {
    return Math.max(0, ...this.#hooks.map((hooks) => hooks.delayMs ?? 0));
  }

  read(call: Call, world: World): void {
    for (const hooks of this.#for(call, world, 'read')) hooks.read?.(call, world);
  }

  forgets(refused: Refusal, call: Call, world: World): boolean {
    return this.#for(call, world, 'forgets').some((hooks) => hooks.forgets?.includes(refused.rule));
  }

  refuses(call: Call, world: World): Refusal | undefined {
    return this.#for(call, world, 'refuses')[0]?.refuses;
  }

  recipients(found: readonly Recipient[], call: Call, world: World): readonly Recipient[] {
    let list = found;
    for (const hooks of this.#for(call, world, 'recipients'))
      list = hooks.recipients?.(list, call, world) ?? list;
    return list;
  }

  launches(launch: Launch, call: Call, world: World): readonly Launch[] {
    let list: readonly Launch[] = [launch];
    for (const hooks of this.#for(call, world, 'launches')) {
      list = list.flatMap((item) => hooks.launches?.(item, call, world) ?? [item]);
    }
    return list;
  }

  launchesRefused(call: Call, world: World): boolean {
    return this.#for(call, world, 'launchesRefused').length > 0;
  }

  option(option: number, call: Call, world: World): number {
    return this.#for(call, world, 'option').reduce(
      (before, hooks) => hooks.option?.(before) ?? before,
      option,
    );
  }

  replays(call: Call, world: World): ReplayMistake | undefined {
    return this.#for(call, world, 'replays')[0]?.replays;
  }

  /** The answer to a decided call, with whatever the faults make of it. */
  answer(call: Call, world: World): Prepared {
    const reply: Reply = {
      status: call.refusal?.status ?? 200,
      contentType: contentTypes[call.format],
      envelope: envelopeOf(call.refusal),
      format: call.format,
      prefix: '',
      suffix: '',
      headers: [],
      wire: undefined,
    };
    for (const hooks of this.#for(call, world, 'reply')) hooks.reply?.(reply, call, world);
    const text = reply.prefix + envelopeText(reply.envelope, reply.format) + reply.suffix;
    const plain = prepare(reply.status, reply.contentType, text);
    const headers = [...plain.headers, ...reply.headers];
    return reply.wire === undefined ? { ...plain, headers } : { ...plain, headers, wire: reply.wire };
  }

  #for(call: Call, world: World, hook: keyof Hooks): readonly Hooks[] {
    return this.#hooks.filter((hooks) => hooks[hook] !== undefined && (hooks.when?.(call, world) ?? true));
  }
}
