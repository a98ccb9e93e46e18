export { startMock } from './start.ts';
export type { Mock } from './start.ts';
export type { MockOptions, Stall } from './options.ts';
export { mockFaults } from './faults/index.ts';
export type { MockFault } from './faults/fault.ts';
export { loadProfiles } from './profiles/load.ts';
