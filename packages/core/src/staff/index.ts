export { acceptInvitation } from './commands/accept-invitation.ts';
export type { Accepted } from './commands/accept-invitation.ts';
export { createDemoStaff } from './commands/create-demo-staff.ts';
export type { DemoMember } from './commands/create-demo-staff.ts';
export { createFirstOwnerLink } from './commands/create-first-owner-link.ts';
export { endSessions } from './commands/end-sessions.ts';
export { inviteStaff } from './commands/invite-staff.ts';
export type { Invited } from './commands/invite-staff.ts';
export { renameAccount } from './commands/rename-account.ts';
export { requestPasswordReset } from './commands/request-password-reset.ts';
export { resendInvitation } from './commands/resend-invitation.ts';
export { revealPasswordLink } from './commands/reveal-password-link.ts';
export { revokeInvitation } from './commands/revoke-invitation.ts';
export { revokeMembership } from './commands/revoke-membership.ts';
export { permissions, staffRoles } from './model.ts';
export type {
	AccountProject,
	Actor,
	Grant,
	PasswordFault,
	Permission,
	StaffAccount,
	StaffRole,
} from './model.ts';
export {
	isAllowed,
	mayInProject,
	permissionsOf,
	requirePermission,
	rolesFor,
	seesNames,
	trainingsAllowed,
} from './permissions.ts';
export type { Scope } from './permissions.ts';
export {
	accountOf,
	actorInProject,
	invitationChoices,
	invitationOf,
	sessionsOf,
	staffOfProject,
} from './queries.ts';
export type {
	InvitationChoices,
	OpenInvitation,
	OpenSession,
	Session,
	ShownInvitation,
	StaffMember,
} from './queries.ts';
export { findPasswordFaults } from './rules/password.ts';
export { queueSignInMail, tokenOfMessage } from './store.ts';
