import { eventDateOf } from '@kutsu/kernel';
import type { AccountProject, Grant, StaffRole } from '../model.ts';
import { permissions, staffRoles } from '../model.ts';
import { permissionsOf, seesNames } from '../permissions.ts';

/** One role as it is stored. */
export type MembershipFacts = {
	readonly role: StaffRole;
	/** Of a host or helper. */
	readonly trainingId: string | null;
	readonly trainingTimeZone: string | null;
	/** Of a helper, in the training's zone. */
	readonly onDate: string | null;
	/** The trainings the account leads as a trainer. */
	readonly ledTrainingIds: readonly string[];
};

export type ProjectFacts = Pick<
	AccountProject,
	'id' | 'slug' | 'title' | 'requiredLocales' | 'timeZone' | 'isDemo'
> & {
	readonly memberships: readonly MembershipFacts[];
};

const scopedRoles: ReadonlySet<StaffRole> = new Set(['host', 'trainer', 'check_in_helper']);

/**
 * What an account may reach now. Everything of a project is withheld from a session that lacks the second factor
 * a role in it asks for, and a helper's role outside its day: what is not granted here can be forgotten by no command.
 */
export function grantsOf(
	projects: readonly ProjectFacts[],
	hasSecondFactor: boolean,
	now: Date,
): { readonly grants: readonly Grant[]; readonly projects: readonly AccountProject[] } {
	const known = projects.map((project) => {
		const { memberships, ...head } = project;
		const roles = staffRoles.filter((role) => memberships.some((membership) => membership.role === role));
		const lacksSecondFactor = !project.isDemo && !hasSecondFactor && roles.some(seesNames);
		const granted = new Set(roles.flatMap((role) => permissionsOf[role]));
		const account: AccountProject = {
			...head,
			roles,
			lacksSecondFactor,
			permissions: permissions.filter((permission) => granted.has(permission)),
		};
		const grants = lacksSecondFactor
			? []
			: memberships.flatMap((membership) => grantOf(project.id, membership, now));
		return { account, grants };
	});
	return { grants: known.flatMap(({ grants }) => grants), projects: known.map(({ account }) => account) };
}

function grantOf(projectId: string, membership: MembershipFacts, now: Date): Grant[] {
	const { role, trainingId, trainingTimeZone, onDate } = membership;
	if (onDate !== null && (trainingTimeZone === null || eventDateOf(now, trainingTimeZone) !== onDate))
		return [];
	if (!scopedRoles.has(role)) return [{ projectId, role, trainingIds: 'all', onDate }];
	const own = trainingId === null ? [] : [trainingId];
	return [{ projectId, role, trainingIds: role === 'trainer' ? membership.ledTrainingIds : own, onDate }];
}
