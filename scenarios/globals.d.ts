/** k6's console, which its types leave to the DOM library. */
declare const console: { warn(...values: readonly unknown[]): void };
