import { named } from '@kutsu/db';
import type { Locale } from '@kutsu/kernel';
import { seal, unseal } from '@kutsu/kernel/keys';
import type { Context, TxContext } from '../../context.ts';
import { needsConsentVersion } from '../model.ts';
import type { DecidedAnswers, Need } from '../rules/answers.ts';

/** Whose answers. */
export type RegistrationAddress = { readonly projectId: string; readonly registrationId: string };

/** What a sealed answer is bound to: it opens nowhere else. */
function boundTo(registration: RegistrationAddress, questionId: string): string {
	return `needs:${registration.projectId}:${registration.registrationId}:${questionId}`;
}

/** @throws Error when the key is lost or the row is another's. */
export function unsealNeed(
	ctx: Pick<Context, 'keys'>,
	registration: RegistrationAddress,
	row: { readonly questionId: string; readonly sealed: string },
): Need {
	// Sealed by saveAnswers below, and by nothing else.
	return JSON.parse(unseal(ctx.keys, row.sealed, boundTo(registration, row.questionId))) as Need;
}

const saveSql = `
with forgotten as (
	delete from answers where project_id = $1 and registration_id = $2 and question_id = any($3::uuid[])
		and question_id not in (select question_id from jsonb_to_recordset($5) as a(question_id uuid))
), withdrawn as (
	delete from needs where project_id = $1 and registration_id = $2 and question_id = any($3::uuid[]) and question_id <> all($4::uuid[])
		and question_id not in (select question_id from jsonb_to_recordset($6) as n(question_id uuid))
), answer as (
	insert into answers (project_id, registration_id, question_id, version, value, answered_at)
	select $1, $2, a.question_id, a.version, a.value, $7 from jsonb_to_recordset($5) as a(question_id uuid, version int, value jsonb)
	on conflict (project_id, registration_id, question_id) do update
		set version = excluded.version, value = excluded.value, answered_at = excluded.answered_at
)
insert into needs (project_id, registration_id, question_id, version, sealed, consent_version, consent_locale, answered_at)
select $1, $2, n.question_id, n.version, n.sealed, $8, $9, $7 from jsonb_to_recordset($6) as n(question_id uuid, version int, sealed text)
on conflict (project_id, registration_id, question_id) do update set version = excluded.version, sealed = excluded.sealed,
	consent_version = excluded.consent_version, consent_locale = excluded.consent_locale, answered_at = excluded.answered_at`;

/**
 * Makes a registration's answers what was decided, in one statement: what was asked and is not answered is
 * forgotten; what was not asked (a removed question, staff's own) stays.
 */
export async function saveAnswers(
	ctx: TxContext,
	registration: RegistrationAddress,
	decided: DecidedAnswers,
	locale: Locale,
): Promise<void> {
	await named(ctx.tx, 'forms_save_answers', saveSql, [
		registration.projectId,
		registration.registrationId,
		decided.asked,
		decided.kept,
		JSON.stringify(
			decided.answers.map(({ questionId, version, value }) => ({
				question_id: questionId,
				version,
				value,
			})),
		),
		JSON.stringify(
			decided.needs.map(({ questionId, version, value }) => ({
				question_id: questionId,
				version,
				sealed: seal(ctx.keys, JSON.stringify(value), boundTo(registration, questionId)),
			})),
		),
		ctx.now(),
		needsConsentVersion,
		locale,
	]);
}

/** Forgets all answers of a registration, sealed ones too: for an erasure that the caller has authorised. */
export async function eraseAnswers(ctx: TxContext, registration: RegistrationAddress): Promise<void> {
	await named(
		ctx.tx,
		'forms_erase_answers',
		`with need as (delete from needs where project_id = $1 and registration_id = $2)
		 delete from answers where project_id = $1 and registration_id = $2`,
		[registration.projectId, registration.registrationId],
	);
}

/** Erases diet and access needs of a training that is long over or cancelled, and of cancelled registrations; says of which trainings. */
export async function deleteNeedsPastTheirDate(
	ctx: TxContext,
	endedBefore: Date,
): Promise<{ projectId: string; trainingId: string }[]> {
	return named(
		ctx.tx,
		'forms_erase_needs',
		`with erased as (
			delete from needs n using registrations r, trainings t
			where r.project_id = n.project_id and r.id = n.registration_id and t.project_id = r.project_id and t.id = r.training_id
				and (r.state = 'cancelled' or t.state = 'cancelled' or t.ends_at < $1)
			returning t.project_id, t.id
		)
		select distinct project_id as "projectId", id as "trainingId" from erased`,
		[endedBefore],
	);
}

/** Which needs go along, and by what consent: null for the one they were given by. */
export type CarriedNeeds = {
	readonly questionIds: readonly string[];
	/** The language in which the person consented anew. */
	readonly consentLocale: Locale | null;
};

/**
 * Lets the answers to a course's own questions go along to another registration of the course, the needs named sealed
 * anew for it. Questions of the one training are not asked in the other.
 */
export async function carryAnswers(
	ctx: TxContext,
	from: RegistrationAddress,
	to: RegistrationAddress,
	{ questionIds, consentLocale }: CarriedNeeds,
): Promise<void> {
	const ofCourse =
		'exists (select from questions q where q.project_id = x.project_id and q.id = x.question_id and q.course_id is not null and q.removed_at is null)';
	await named(
		ctx.tx,
		'forms_carry_answers',
		`insert into answers (project_id, registration_id, question_id, version, value, answered_at)
		 select x.project_id, $3, x.question_id, x.version, x.value, x.answered_at from answers x
		 where x.project_id = $1 and x.registration_id = $2 and ${ofCourse}`,
		[from.projectId, from.registrationId, to.registrationId],
	);
	if (questionIds.length === 0) return;
	const sealed = await named<{ questionId: string; sealed: string }>(
		ctx.tx,
		'forms_sealed_to_carry',
		`select x.question_id as "questionId", x.sealed from needs x
		 where x.project_id = $1 and x.registration_id = $2 and x.question_id = any($3::uuid[]) and ${ofCourse}`,
		[from.projectId, from.registrationId, questionIds],
	);
	if (sealed.length === 0) return;
	await named(
		ctx.tx,
		'forms_carry_needs',
		`insert into needs (project_id, registration_id, question_id, version, sealed, consent_version, consent_locale, answered_at)
		 select x.project_id, $3, x.question_id, x.version, w.sealed, case when $5::text is null then x.consent_version else $6 end,
			coalesce($5, x.consent_locale), case when $5::text is null then x.answered_at else $7 end
		 from jsonb_to_recordset($4) as w(question_id uuid, sealed text)
		 join needs x on x.project_id = $1 and x.registration_id = $2 and x.question_id = w.question_id`,
		[
			from.projectId,
			from.registrationId,
			to.registrationId,
			JSON.stringify(
				sealed.map((row) => ({
					question_id: row.questionId,
					sealed: seal(ctx.keys, JSON.stringify(unsealNeed(ctx, from, row)), boundTo(to, row.questionId)),
				})),
			),
			consentLocale,
			needsConsentVersion,
			ctx.now(),
		],
	);
}
