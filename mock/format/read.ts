import type { Call } from '../call.ts';
import type { Refusal } from '../refusal.ts';
import { refusal } from '../refusal.ts';
import { parseJson } from './json.ts';
import { parseXml } from './xml.ts';
import { xmlParameters } from './xml-parameters.ts';

const malformedJson = refusal('transport.malformed', 400, 'The body is not a JSON object', 400);
const malformedXml = refusal(
  'transport.malformed',
  400,
  'The body is not an XML document of the expected form',
  400,
);
const doctype = refusal('transport.doctype', 400, 'Document type declarations are not allowed', 400);
const tooLarge = refusal('transport.malformed', 400, 'The body is too large', 413);

const maxBytesWithoutFiles = 10 * 1024 * 1024;

/** Reads the parameters of a request into its call. */
export function readParameters(call: Call): Refusal | undefined {
  if (call.format === 'xml') {
    const result = parseXml(call.body);
    if (!('tree' in result)) return result.doctype ? doctype : malformedXml;
    call.params = xmlParameters(result.tree);
  } else {
    const params = parseJson(call.body);
    if (params === undefined) return malformedJson;
    call.params = params;
  }
  if (call.body.length > maxBytesWithoutFiles && call.params['attach'] === undefined) return tooLarge;
  return undefined;
}
