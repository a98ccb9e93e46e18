import { platforms } from '../model/platforms.ts';
import { campaigns, defaultToken, fieldTypesOf, links, resources } from './account.ts';
import { DuplicateStore } from './duplicates.ts';
import { activate } from './faults/index.ts';
import { LaunchLog } from './launch/log.ts';
import type { MockOptions } from './options.ts';
import { baseMembers } from './profiles/base.ts';
import { builtInProfiles } from './profiles/built-in.ts';
import { Directory } from './profiles/directory.ts';
import { loadHashes } from './profiles/idents.ts';
import { memberOf } from './profiles/member.ts';
import type { World } from './world.ts';

/** The account of a mock at the start. */
export async function makeWorld(options: MockOptions): Promise<World> {
  const { platform = 'v72', profiles = builtInProfiles, base = 0, seed = 1 } = options;
  const members = [...profiles.map(memberOf), ...baseMembers(base, seed)];
  return {
    token: options.token ?? defaultToken,
    capabilities: { ...platforms[platform].capabilities, ...options.capabilities },
    campaigns,
    resources: new Set(resources),
    links,
    directory: new Directory(members, fieldTypesOf(profiles), await loadHashes()),
    launches: new LaunchLog(),
    duplicates: new DuplicateStore(),
    faults: activate(options.faults ?? []),
  };
}
