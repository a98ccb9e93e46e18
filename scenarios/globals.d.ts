/** k6's console, which its types leave to the DOM library. */
declare const console: { warn(...values: readonly unknown[]): void };

/** There from k6 v2.2 on. */
declare const TextEncoder: { new (): { encode(text: string): Uint8Array<ArrayBuffer> } } | undefined;
