import { ended } from './metrics.ts';

/** Tells whoever collects the measurements that this instance's are whole; k6 calls it when all requests are over. */
export function teardown(): void {
  ended.add(1);
}
