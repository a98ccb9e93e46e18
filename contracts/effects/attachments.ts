import { createHash } from 'node:crypto';
import type { Finding } from '../../model/judgement.ts';
import { isJsonObject, type Json } from '../../model/json.ts';
import type { Launch } from './launch.ts';

interface Attachment {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** Rule effect.attachments: number, order, names, sizes and bytes are those sent. */
export function checkAttachments(sent: Json | undefined, launch: Launch): Finding[] {
  const wanted = attachmentsOf(sent);
  if (wanted === undefined) return [];
  const found = launch.attachments ?? [];
  const problem = differenceOf(wanted, found);
  if (problem === undefined) return [];
  return [
    {
      rule: 'effect.attachments',
      expected: wanted.length === 0 ? 'no attachment' : `${wanted.length} attached as sent`,
      got: problem,
      message: `The attachments did not arrive as they were sent: ${problem}.`,
    },
  ];
}

/** What was sent, read from its data URIs; undefined where one cannot be read, so that nothing can be said. */
function attachmentsOf(sent: Json | undefined): readonly Attachment[] | undefined {
  if (sent === undefined || sent === null) return [];
  const items: readonly Json[] = Array.isArray(sent) ? (sent as readonly Json[]) : [sent];
  const attachments = items.map((item): Attachment | undefined => {
    if (!isJsonObject(item) || typeof item['name'] !== 'string') return undefined;
    const bytes = bytesOf(item['data']);
    if (bytes === undefined) return undefined;
    return {
      name: item['name'],
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  });
  return attachments.every((attachment) => attachment !== undefined) ? attachments : undefined;
}

function bytesOf(uri: Json | undefined): Uint8Array | undefined {
  if (typeof uri !== 'string' || !/^data:/i.test(uri)) return undefined;
  const comma = uri.indexOf(',');
  if (comma < 0 || !/;base64$/i.test(uri.slice(0, comma))) return undefined;
  return Buffer.from(uri.slice(comma + 1), 'base64');
}

function differenceOf(wanted: readonly Attachment[], found: readonly Attachment[]): string | undefined {
  if (wanted.length !== found.length) return `${wanted.length} became ${found.length}`;
  for (const [i, attachment] of wanted.entries()) {
    const other = found[i];
    if (other === undefined) continue;
    const which = `number ${i + 1}`;
    if (attachment.name !== other.name)
      return `${which}, ${quoted(attachment.name)}, became ${quoted(other.name)}`;
    if (attachment.size !== other.size)
      return `${which} had ${attachment.size} bytes and became ${other.size}`;
    if (attachment.sha256 !== other.sha256.toLowerCase()) return `${which} has other bytes`;
  }
  return undefined;
}

function quoted(name: string): string {
  return JSON.stringify(name.slice(0, 60));
}
