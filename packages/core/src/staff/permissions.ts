import { Forbidden, NotFound } from '@kutsu/kernel';
import type { Actor, Grant, Permission, StaffRole } from './model.ts';
import { permissions } from './model.ts';

const everything: readonly Permission[] = permissions;

/** The table of roles: what is not here is denied. */
export const permissionsOf: Readonly<Record<StaffRole, readonly Permission[]>> = {
	owner: everything,
	coordinator: [
		'plan.read',
		'plan.write',
		'texts.write',
		'program.read',
		'program.write',
		'feeds.manage',
		'feeds.own',
		'participants.read',
		'participants.write',
		'needs.read',
		'seats.override',
		'attendance.read',
		'attendance.write',
		'totals.read',
		'reach.read',
		'mail.read',
		'mail.write',
	],
	communications: [
		'plan.read',
		'texts.write',
		'program.read',
		'program.write',
		'feeds.manage',
		'feeds.own',
		'totals.read',
		'reach.read',
	],
	host: ['totals.read'],
	trainer: ['plan.read', 'totals.read', 'feeds.own', 'attendance.read', 'attendance.write'],
	check_in_helper: ['attendance.read', 'attendance.write'],
	auditor: [
		'plan.read',
		'program.read',
		'participants.read',
		'attendance.read',
		'totals.read',
		'reach.read',
		'mail.read',
		'audit.read',
	],
	data_protection_officer: ['plan.read', 'participants.read', 'totals.read', 'mail.read', 'audit.read'],
};

/** Whether any of the roles reads names: such accounts need a second factor. */
export function seesNames(role: StaffRole): boolean {
	return permissionsOf[role].some(
		(permission) => permission === 'participants.read' || permission === 'attendance.read',
	);
}

/** What is asked: something in a project, or in one training of it; `today` is the day in the project's zone. */
export type Scope = {
	readonly projectId: string;
	readonly trainingId?: string | undefined;
	readonly today?: string | undefined;
};

/** Whether the actor may; the system may, the public and participants may not. */
export function isAllowed(actor: Actor, permission: Permission, scope: Scope): boolean {
	if (actor.kind === 'system') return true;
	return grantsOf(actor, scope).some(
		(grant) => permissionsOf[grant.role].includes(permission) && reaches(grant, scope),
	);
}

/** Whether some role of the actor in the project has the permission, be it in one training only. */
export function mayInProject(actor: Actor, permission: Permission, projectId: string): boolean {
	if (actor.kind === 'system') return true;
	return grantsOf(actor, { projectId }).some((grant) => permissionsOf[grant.role].includes(permission));
}

/**
 * The trainings of a project the actor may do this in: `all`, or a list of ids (maybe empty).
 * For lists: the query filters by it.
 */
export function trainingsAllowed(
	actor: Actor,
	permission: Permission,
	scope: Scope,
): 'all' | readonly string[] {
	if (actor.kind === 'system') return 'all';
	const matching = grantsOf(actor, scope).filter((grant) => permissionsOf[grant.role].includes(permission));
	if (matching.some((grant) => grant.trainingIds === 'all')) return 'all';
	return matching.flatMap((grant) => (grant.trainingIds === 'all' ? [] : grant.trainingIds));
}

/** The roles by which the actor may do this here; none for the system, who has no role. */
export function rolesFor(actor: Actor, permission: Permission, scope: Scope): readonly StaffRole[] {
	return grantsOf(actor, scope)
		.filter((grant) => permissionsOf[grant.role].includes(permission) && reaches(grant, scope))
		.map((grant) => grant.role);
}

/**
 * Refuses by throwing.
 * @throws NotFound for anyone who has no role that reaches this (as if it did not exist).
 * @throws Forbidden for one who has a role there, but not this permission.
 */
export function requirePermission(actor: Actor, permission: Permission, scope: Scope): void {
	if (isAllowed(actor, permission, scope)) return;
	if (actor.kind === 'staff' && grantsOf(actor, scope).some((grant) => reaches(grant, scope)))
		throw new Forbidden(permission);
	throw new NotFound(scope.trainingId === undefined ? 'project' : 'training');
}

function grantsOf(actor: Actor, scope: Scope): readonly Grant[] {
	if (actor.kind !== 'staff') return [];
	return actor.grants.filter(
		(grant) =>
			grant.projectId === scope.projectId &&
			(grant.onDate === null || scope.today === undefined || grant.onDate === scope.today),
	);
}

function reaches(grant: Grant, scope: Scope): boolean {
	if (grant.trainingIds === 'all') return true;
	// A question about the project as a whole is not answered to one who sees only some trainings.
	return scope.trainingId !== undefined && grant.trainingIds.includes(scope.trainingId);
}
