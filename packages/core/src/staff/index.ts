export { isAllowed, mayInProject, permissions, permissionsOf, requirePermission, seesNames, trainingsAllowed } from './permissions.ts';
export type { Permission, Scope } from './permissions.ts';
export type { AccountProject, Actor, Grant, StaffAccount, StaffRole } from './model.ts';
export { staffRoles } from './model.ts';
