export { auditActor, once, record } from './store.ts';
export type { AuditEntry } from './store.ts';
