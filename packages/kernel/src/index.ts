export * from './decision.ts';
export * from './faults.ts';
export * from './ids.ts';
export * from './interval.ts';
export * from './localized-text.ts';
export * from './time.ts';
export * from './writable-text.ts';
