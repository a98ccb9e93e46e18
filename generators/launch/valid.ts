import type { Encoding, ExpectedLaunch, Layout } from '../../model/case.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { tokenPlaceholder } from '../../model/secrets.ts';
import type { Valid } from '../draft.ts';
import { levelOf, randomOf, valueSeed, type Scene } from '../scene.ts';
import { attachmentsOf, type AttachKind } from '../values/attachment.ts';
import { objectOf, type ObjectKind } from '../values/object.ts';
import { filterLevel, filterOf } from './filter.ts';
import { ignoredKeys } from './ignored.ts';
import { keyOf } from './key.ts';

/** The valid v1.1 request of an assignment, and what it must launch. */
export function validLaunch(scene: Scene): Valid {
  const key = keyOf(scene);
  const extras = optionalParameters(scene);
  const parameters = {
    token: tokenPlaceholder(),
    id: campaignId(scene, scene.target.campaigns.active),
    ...key.parameters,
    ...ignoredKeys(scene, key.recipients),
    ...extras,
  };
  return {
    draft: {
      api: '1.1',
      encoding: levelOf(scene.assignment, 'encoding') as Encoding,
      parameters,
      layout: levelOf(scene.assignment, 'layout') as Layout,
      wire: {},
    },
    launch: launchOf(scene, key.recipients, extras),
  };
}

/** A campaign's id in the assignment's form. */
export function campaignId(scene: Scene, campaign: number): number | string {
  return levelOf(scene.assignment, 'id') === 'number' ? campaign : String(campaign);
}

function optionalParameters(scene: Scene): JsonObject {
  const { assignment, seed } = scene;
  const encoding = levelOf(assignment, 'encoding') as Encoding;
  const parameters: Record<string, Json> = {};
  const resource = resourceOf(scene);
  if (resource !== undefined) parameters['resource_id'] = resource;
  for (const name of ['content', 'custom_data']) {
    const kind = levelOf(assignment, name);
    if (kind !== 'absent') parameters[name] = objectOf(kind as ObjectKind, valueSeed(seed, name), encoding);
  }
  const attach = levelOf(assignment, 'attach');
  if (attach !== 'absent')
    parameters['attach'] = attachmentsOf(attach as AttachKind, valueSeed(seed, 'attach'));
  const filter = filterOf(scene);
  if (filter !== undefined) {
    const strict = levelOf(assignment, 'strict');
    parameters['subscription_filter'] =
      strict === 'absent' ? filter : { ...filter, not_strict: strict === 'true' };
  }
  return parameters;
}

function resourceOf(scene: Scene): number | undefined {
  const known = [...scene.target.resources].sort((a, b) => a - b);
  switch (levelOf(scene.assignment, 'resource')) {
    case 'low':
      return known[0];
    case 'high':
      return known.at(-1);
    case 'other':
      return randomOf(scene, 'resource').pick(known.slice(1, -1));
    default:
      return undefined;
  }
}

function launchOf(scene: Scene, recipients: readonly string[], extras: JsonObject): ExpectedLaunch {
  const filter = filterOf(scene);
  const used = filter !== undefined && levelOf(scene.assignment, 'matching') !== 'request';
  const lenient = used && filterLevel(levelOf(scene.assignment, 'filter')).other;
  const { content, custom_data, attach } = extras;
  return {
    campaign: scene.target.campaigns.active,
    recipients,
    ...(used && { subscription: { value: filter, lenient } }),
    ...(content !== undefined && { content }),
    ...(custom_data !== undefined && { custom_data }),
    ...(attach !== undefined && { attach }),
  };
}
