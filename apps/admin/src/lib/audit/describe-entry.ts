import type { StaffOutputs } from '@kutsu/api/types';
import { auditActions, auditSubjects } from '@kutsu/core/audit/model';
import type { AuditAction, AuditActorKind, AuditSubject } from '@kutsu/core/audit/model';
import { m } from '@kutsu/i18n/messages';

export type AuditEntry = StaffOutputs['projects']['auditTrail']['entries'][number];

/** `training.edit-texts` as a key of the catalogue has it. */
type Underscored<Text extends string> = Replaced<Replaced<Text, '.'>, '-'>;
type Replaced<Text extends string, Sign extends string> = Text extends `${infer Head}${Sign}${infer Tail}`
	? `${Head}_${Replaced<Tail, Sign>}`
	: Text;

const underscored = <Text extends string>(text: Text) =>
	// Exactly the letters that the type leaves.
	text.replaceAll(/[.-]/g, '_') as Underscored<Text>;

/** What was done; an action of an earlier version by its code. */
export function actionWords(action: string): string {
	const known = auditActions.find((one) => one === action);
	return known === undefined ? action : m[`audit_action_${underscored<AuditAction>(known)}`]();
}

/** What it was done to. */
export function subjectWords(subject: string): string {
	const known = auditSubjects.find((one) => one === subject);
	return known === undefined ? subject : m[`audit_subject_${underscored<AuditSubject>(known)}`]();
}

/** Whoever acts without an account of the project. */
export function actorKindWords(kind: AuditActorKind): string {
	return m[`audit_actor_${kind}`]();
}

/** Who did it: a colleague by name. */
export function actorWords(actor: AuditEntry['actor']): string {
	if (actor.name !== null) return actor.name;
	return actor.kind === 'staff' ? m.audit_actor_staff_other() : actorKindWords(actor.kind);
}
