import { sureOf } from '../../model/platforms.ts';
import { withWire } from '../draft.ts';
import { expectedIf, faultsOf, jsonOnly, xmlOnly, type FaultDefinition } from './definition.ts';

const methods: readonly FaultDefinition[] = faultsOf(
  { rule: 'transport.method', parameter: 'method' },
  ['GET', 'PUT', 'DELETE', 'PATCH'].map((method) => ({
    name: method.toLowerCase(),
    description: `method is ${method}`,
    apply: (draft) => withWire(draft, { method }),
  })),
);

const contentTypes: readonly FaultDefinition[] = faultsOf(
  { rule: 'transport.content-type', parameter: 'content-type', expects: 'open', exempt: ['relation.format'] },
  [
    {
      name: 'missing',
      description: 'Content-Type is missing',
      apply: (draft) => withWire(draft, { contentType: null }),
    },
    {
      name: 'charset',
      description: 'Content-Type has a charset parameter',
      apply: (draft) => withWire(draft, { contentType: `application/${draft.encoding}; charset=utf-8` }),
    },
    {
      name: 'text-xml',
      description: 'Content-Type is text/xml',
      formats: xmlOnly,
      apply: (draft) => withWire(draft, { contentType: 'text/xml' }),
    },
    {
      name: 'text-json',
      description: 'Content-Type is text/json',
      formats: jsonOnly,
      apply: (draft) => withWire(draft, { contentType: 'text/json' }),
    },
    {
      name: 'text-plain',
      description: 'Content-Type is text/plain',
      apply: (draft) => withWire(draft, { contentType: 'text/plain' }),
    },
    {
      name: 'form',
      description: 'Content-Type is that of a form',
      apply: (draft) => withWire(draft, { contentType: 'application/x-www-form-urlencoded' }),
    },
    {
      name: 'other-format',
      description: 'Content-Type names the other format',
      apply: (draft) =>
        withWire(draft, { contentType: draft.encoding === 'json' ? 'application/xml' : 'application/json' }),
    },
  ],
);

const slash: readonly FaultDefinition[] = faultsOf(
  { rule: 'transport.slash', parameter: 'path', expects: 'open' },
  [
    {
      name: 'no-slash',
      description: 'path has no slash at its end',
      expectsOn: (target) => expectedIf(sureOf(target, 'slashOptional')),
      apply: (draft) => withWire(draft, { noSlash: true }),
    },
  ],
);

/** Faults of the HTTP request around the body. */
export const transportFaults: readonly FaultDefinition[] = [...methods, ...contentTypes, ...slash];
