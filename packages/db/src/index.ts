export { named, openDatabase, prepared, rehearsal, transaction } from './client.ts';
export type { Database, Executor, Pool, Tx } from './client.ts';
export { asked, gather, patternsOf } from './conditions.ts';
export type { Conditions } from './conditions.ts';
export { listen } from './listen.ts';
export type { Listener } from './listen.ts';
export { DatabaseNewerThanCode, migrate } from './migrate.ts';
