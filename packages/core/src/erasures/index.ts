export { askErasure } from './commands/ask-erasure.ts';
export { erase, eraseExpiredLinks } from './commands/erase.ts';
export { eraseJob } from './jobs.ts';
export { erasureReceipt } from './queries.ts';
export type { ErasureReceipt } from './queries.ts';
export { evidenceEndsOn } from './rules/evidence.ts';
