/** Why no whole response came. */
export type TransportFailure =
  'refused' | 'reset' | 'timeout' | 'name-not-found' | 'tls' | 'protocol' | 'too-large' | 'other';

/** The response as it came, nothing interpreted; `body` is bytes, `headers` has lower-case names. */
export interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array;
}

/** What came back for one request. */
export interface Observation {
  readonly requestId: string;
  /** Milliseconds since the epoch at which the request was sent. */
  readonly at: number;
  /** Milliseconds from sending to the last byte (or the failure). */
  readonly latencyMs: number;
  readonly result:
    | { readonly kind: 'response'; readonly response: Response }
    | {
        readonly kind: 'failure';
        readonly failure: TransportFailure;
        readonly message: string;
        /** Where an answer had begun. */
        readonly status?: number;
        /** The server closed a connection that had served before, as this request was sent: it was not taken. */
        readonly stale?: boolean;
      };
}
