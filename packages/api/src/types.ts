import type { PublicRouter, StaffRouter } from './index.ts';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

export type { FieldFault } from './faults.ts';
export type { PublicRouter, StaffRouter } from './index.ts';

/** What the procedures take and give, for the screens: `StaffOutputs['account']['me']`. */
export type PublicInputs = inferRouterInputs<PublicRouter>;
export type PublicOutputs = inferRouterOutputs<PublicRouter>;
export type StaffInputs = inferRouterInputs<StaffRouter>;
export type StaffOutputs = inferRouterOutputs<StaffRouter>;
