import { common, launchModes } from '../requests/launch.ts';
import { linkRequestSchema } from '../requests/link.ts';
import { failureSchema, successSchema, envelopeSchema } from '../envelope.schema.ts';
import { jsonSchemaOf } from '../json-schema.ts';
import type { Target } from '../../model/target.ts';
import { tokenPlaceholder } from '../../model/secrets.ts';
import { linkPaths } from './link.ts';
import { conditionSchema, querySchema } from './query.ts';
import type { Values } from './values.ts';

type Schema = Record<string, unknown>;

export interface OpenApiOptions {
  readonly version: string;
  /** Default: any that the page allows, in all modes. */
  readonly values?: Values;
  /** Idents of v1.0 links. */
  readonly idents: readonly string[];
}

/**
 * The API as an OpenAPI 3.1 document for a target, from the schemas that requests are judged by.
 *
 * Requests are a closed object for each way to name profiles, with no nesting of alternatives: tools that make requests of a
 * document reach far more faults with that shape. The constraints are the page's; the values are the target's.
 */
export function openApiDocument(target: Target, options: OpenApiOptions): object {
  const { values } = options;
  const modes = Object.entries(launchModes).filter(([name]) => isServed(name, values));
  const names = modes.map(([name]) => pascal(name));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Trigger launch (API call)',
      version: options.version,
      description:
        'Requests as the v72 page has them, with the values of one target. An accepted request sends a real message. ' +
        `The token stands nowhere: put it where ${tokenPlaceholder()} is an example. ` +
        'The HTTP status tells nothing: success and refusal are told apart by "error".',
    },
    servers: [{ url: target.baseUrl }],
    tags: [{ name: 'trigger', description: 'Trigger campaigns' }],
    paths: {
      '/api/v1.1/campaigns/triggers/start/': {
        post: {
          operationId: 'startTrigger',
          tags: ['trigger'],
          summary: 'Launches a trigger campaign for the profiles that the request names',
          parameters: [{ $ref: '#/components/parameters/RequestId' }],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) },
              },
            },
          },
          responses: responses(),
        },
      },
      ...linkPaths(target, options.idents, responses()),
    },
    components: {
      parameters: {
        RequestId: {
          name: 'Request-ID',
          in: 'header',
          description:
            'A value that was never used before; a repeated one is answered from memory and launches nothing.',
          schema: { type: 'string', format: 'uuid' },
        },
      },
      schemas: {
        ...Object.fromEntries(
          modes.map(([name, schema]) => [pascal(name), modeSchema(jsonSchemaOf(schema), values)]),
        ),
        ...sharedSchemas(values),
        Query: querySchema,
        Condition: conditionSchema,
        ...(target.link !== undefined && { Link: linkSchema(target, values) }),
        Envelope: {
          oneOf: [{ $ref: '#/components/schemas/Success' }, { $ref: '#/components/schemas/Failure' }],
        },
        Success: envelope(successSchema),
        Failure: envelope(failureSchema),
      },
    },
  };
}

/** A mode without a value of its key cannot be asked for. */
function isServed(mode: string, values: Values | undefined): boolean {
  if (values === undefined) return true;
  const keys: Readonly<Record<string, string>> = {
    byEmail: 'email',
    byPhone: 'phone',
    byProfileId: 'profile_id',
    byField: 'field_name',
    byQuery: 'custom_request',
  };
  return (values[keys[mode] ?? ''] ?? []).length > 0;
}

function modeSchema(schema: Schema, values: Values = {}): Schema {
  const properties = schema['properties'] as Record<string, Schema>;
  return {
    type: 'object',
    required: schema['required'],
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [
        name,
        name in common ? { $ref: `#/components/schemas/${pascal(name)}` } : narrowed(property, values[name]),
      ]),
    ),
  };
}

function sharedSchemas(values: Values = {}): Record<string, Schema> {
  const property = jsonSchemaOf(launchModes.byEmail)['properties'] as Record<string, Schema>;
  return Object.fromEntries(
    Object.keys(common).map((name) => {
      const schema = narrowed(property[name] ?? {}, values[name]);
      return [pascal(name), name === 'token' ? { ...schema, examples: [tokenPlaceholder()] } : schema];
    }),
  );
}

function linkSchema(target: Target, values: Values = {}): Schema {
  const schema = jsonSchemaOf(linkRequestSchema);
  delete schema['$schema'];
  const properties = schema['properties'] as Record<string, Schema>;
  const { fields } = properties as { fields: { items: { properties: Record<string, Schema> } } };
  const texts = Object.keys(target.fields).filter((name) => target.fields[name] === 'string');
  const item = fields.items.properties;
  item['name'] = narrowed(item['name'] ?? {}, texts);
  item['value'] = { type: 'string' };
  // Option 2 would write to the profile; a tool that does not know the profile cannot put it back.
  item['option'] = { type: 'integer', enum: [0, 1] };
  for (const name of ['id', 'profile_id']) properties[name] = narrowed(properties[name] ?? {}, values[name]);
  properties['token'] = { $ref: '#/components/schemas/Token' };
  return schema;
}

/** A schema with the values that it may have beside its constraints. */
function narrowed(schema: Schema, values: readonly unknown[] | undefined): Schema {
  if (values === undefined || values.length === 0) return schema;
  // Tools follow a reference and forget what stands beside it; a query that they make up could find the whole base.
  return '$ref' in schema ? { type: 'object', enum: values } : { ...schema, enum: values };
}

function envelope({ $id, properties, ...rest }: typeof successSchema | typeof failureSchema): Schema {
  const { required, properties: shape } = envelopeSchema;
  const merged = Object.fromEntries(
    required.map((name) => [
      name,
      {
        ...(name in shape && shape[name as keyof typeof shape]),
        ...(name in properties && properties[name as keyof typeof properties]),
      },
    ]),
  );
  return { title: $id, ...rest, required, properties: merged };
}

function responses(): Schema {
  const content = (name: string): object => ({
    'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
  });
  return {
    200: { description: 'The envelope of a success or of a refusal', content: content('Envelope') },
    '4XX': { description: 'The envelope of a refusal', content: content('Failure') },
  };
}

function pascal(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
