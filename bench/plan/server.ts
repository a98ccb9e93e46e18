// A server of known capacity in a process of its own: its port on standard output, then it serves until it is ended.
import { startKnownCapacity } from '../../test/runner/plan/known-capacity.ts';

const server = await startKnownCapacity(Number(process.argv[2]));
console.log(server.url);
process.on('disconnect', () => process.exit(0));
