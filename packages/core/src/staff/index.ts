export { isAllowed, permissions, permissionsOf, requirePermission, seesNames, trainingsAllowed } from './permissions.ts';
export type { Permission, Scope } from './permissions.ts';
export type { Actor, Grant, StaffRole } from './model.ts';
export { staffRoles } from './model.ts';
