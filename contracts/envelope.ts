/** A response's envelope, as far as it is one. */
export interface Envelope {
  readonly data?: unknown;
  readonly error?: number;
  readonly error_text?: string;
}

/** What of the envelope can be relied on in a value that may be anything. */
export function envelopeIn(value: unknown): Envelope {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const { data, error, error_text } = value as Readonly<Record<string, unknown>>;
  return {
    data,
    ...(typeof error === 'number' && Number.isInteger(error) ? { error } : {}),
    ...(typeof error_text === 'string' ? { error_text } : {}),
  };
}

const documented: ReadonlySet<string> = new Set(['data', 'error', 'error_text']);

/** Keys beyond the three, sorted; not documented, so they are only recorded (rule envelope.extra). */
export function extraKeys(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.keys(value)
    .filter((key) => !documented.has(key))
    .sort();
}
