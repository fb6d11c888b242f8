import { named } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import type { TxContext } from '../../context.ts';
import type { LockedTraining } from './training.ts';

export type MailRow = {
	id: string;
	job_id: string;
	cause_key: string;
	kind: string;
	message_id_header: string;
	facts: Record<string, string>;
};

/** The first session rides with the mail itself; each further one has its own message (one UID a message in iTIP). */
export function messagesOf(
	training: Pick<LockedTraining, 'mailDomain' | 'sessionIds'>,
	registrationId: string,
	kind: string,
	furtherKind: string | null,
	round: string,
): MailRow[] {
	const [first, ...further] = training.sessionIds;
	const mails = [
		mailRow(training.mailDomain, `registration:${registrationId}:${kind}:${round}`, kind, first),
	];
	if (furtherKind !== null) {
		for (const sessionId of further) {
			mails.push(
				mailRow(
					training.mailDomain,
					`registration:${registrationId}:${furtherKind}:${round}:${sessionId}`,
					furtherKind,
					sessionId,
				),
			);
		}
	}
	return mails;
}

function mailRow(domain: string, causeKey: string, kind: string, sessionId: string | undefined): MailRow {
	const id = newId();
	return {
		id,
		job_id: newId(),
		cause_key: causeKey,
		kind,
		message_id_header: `<${id}@${domain}>`,
		facts: sessionId === undefined ? {} : { sessionId },
	};
}

/** A mail of its own, without a calendar part. */
export function plainMail(
	training: Pick<LockedTraining, 'mailDomain'>,
	registrationId: string,
	kind: string,
	round: string,
): MailRow {
	return mailRow(training.mailDomain, `registration:${registrationId}:${kind}:${round}`, kind, undefined);
}

const insertMail = `
with mail as (
	insert into outbox_messages (id, project_id, cause_key, kind, mailbox_id, registration_id, to_address, locale, state, next_attempt_at,
		expires_at, message_id_header, created_at, facts, erase_after)
	select m.id, $1, m.cause_key, m.kind, r.mailbox_id, r.id, r.email, r.locale, 'queued', $2, $3, m.message_id_header, $2, m.facts,
		($2::timestamptz + interval '12 months')::date
	from jsonb_to_recordset($4) as m(id uuid, cause_key text, kind text, message_id_header text, facts jsonb, registration_id uuid)
	join lateral (
		select r.id, r.locale, b.id as mailbox_id, b.email from registrations r
		join participants p on p.project_id = r.project_id and p.id = r.participant_id
		join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
		where r.project_id = $1 and r.id = m.registration_id
	) r on true
	on conflict (cause_key) do nothing
	returning id
)
insert into job_requests (id, task, payload, run_at, created_at)
select m.job_id, 'deliver-message', jsonb_build_object('messageId', mail.id), $2, $2
from mail join jsonb_to_recordset($4) as m(id uuid, job_id uuid) on m.id = mail.id`;

/** Queues mail to the people of registrations; a cause that has written before writes nothing. */
export async function queueMail(
	ctx: TxContext,
	training: Pick<LockedTraining, 'projectId' | 'endsAt'>,
	rows: readonly (MailRow & { registration_id: string })[],
): Promise<void> {
	if (rows.length === 0) return;
	await named(ctx.tx, 'registrations_queue_mail', insertMail, [
		training.projectId,
		ctx.now(),
		training.endsAt,
		JSON.stringify(rows),
	]);
}

/** Tells one who registered again what they already have; once a day at most. */
export async function queueRepeatedNotice(
	ctx: TxContext,
	training: LockedTraining,
	registrationId: string,
): Promise<void> {
	const day = ctx.now().toISOString().slice(0, 10);
	const row = mailRow(
		training.mailDomain,
		`registration:${registrationId}:registration-repeated:${day}`,
		'registration-repeated',
		undefined,
	);
	await queueMail(ctx, training, [{ ...row, registration_id: registrationId }]);
}

/** Rows of mail as mail to the person of one registration. */
export function aboutOne(
	registrationId: string,
	rows: readonly MailRow[],
): (MailRow & { registration_id: string })[] {
	return rows.map((row) => ({ ...row, registration_id: registrationId }));
}

/** Tells one who offered their seat that the colleague did not take it, once for each offer. */
export async function queueSeatKept(
	ctx: TxContext,
	training: Pick<LockedTraining, 'mailDomain' | 'projectId' | 'endsAt'>,
	registrationId: string,
	round: string,
): Promise<void> {
	await queueMail(
		ctx,
		training,
		aboutOne(registrationId, [plainMail(training, registrationId, 'seat-kept', round)]),
	);
}
