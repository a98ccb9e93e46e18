import type { Target } from '../../model/target.ts';

/** The path of a target's v1.0 link, where it has one. */
export function linkPaths(target: Target, idents: readonly string[], responses: object): object {
  if (target.link === undefined) return {};
  const { origin, pathname } = new URL(target.link.url);
  const ident = {
    name: 'ident',
    in: 'path',
    required: true,
    description: "What names the profile: its e-mail's MD5, its XXH64, or the e-mail",
    schema: { type: 'string', ...(idents.length > 0 && { enum: idents }) },
  };
  const requestId = { $ref: '#/components/parameters/RequestId' };
  const about = { tags: ['trigger'], responses };
  return {
    [`${pathname.replace(/\/+$/, '')}/{ident}`]: {
      servers: [{ url: origin }],
      parameters: [ident, requestId],
      get: {
        operationId: 'followLink',
        summary: 'Launches the trigger of the link for one profile',
        ...about,
      },
      post: {
        operationId: 'followLinkWithFields',
        summary: 'The same, with values for the message',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Link' } } },
        },
        ...about,
      },
    },
  };
}
