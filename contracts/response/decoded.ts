/** What a body says: its value, what keeps it from being read, and what is amiss with its shape. */
export interface Decoded {
  /** Absent where the body could not be read. */
  readonly value?: unknown;
  /** Breaches of rule envelope.parse, each completing "the response cannot be read whole: …". */
  readonly problems: readonly string[];
  /** Breaches of rule envelope.shape that the value does not show. */
  readonly misshapen: readonly string[];
}
