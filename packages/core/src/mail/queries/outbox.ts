import { asked, gather, named } from '@kutsu/db';
import type { Conditions } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import { messageStates, readReason } from '../model.ts';
import type { MailListInput, MessageKind, MessageReason, MessageState } from '../model.ts';

export type MessageRow = {
	readonly id: string;
	readonly kind: MessageKind;
	readonly state: MessageState;
	/** Why it stands as it does; null when there is nothing to explain. */
	readonly reason: MessageReason | null;
	/** The mail server's own words, without addresses; empty for none. */
	readonly words: string;
	readonly toAddress: string;
	/** Empty until it is written. */
	readonly subject: string;
	readonly locale: Locale;
	readonly attempts: number;
	/** When it is tried next; null unless it waits for that. */
	readonly nextAttemptAt: Date | null;
	readonly createdAt: Date;
	readonly sentAt: Date | null;
	readonly registrationId: string | null;
	/** The project's: what times are told by. */
	readonly timeZone: string;
	readonly training: { readonly id: string; readonly code: string; readonly title: LocalizedText } | null;
};

export type MailPage = {
	readonly rows: readonly MessageRow[];
	/** For the next page; null on the last. */
	readonly next: { readonly createdAt: Date; readonly id: string } | null;
	/** All of the project's messages by state, whatever the filter. */
	readonly counts: Readonly<Record<MessageState, number>>;
	/** Mail written before there was a mail server, to be answered for; zero for none. */
	readonly asked: number;
	/** Whether mail leaves this installation, and this project. */
	readonly hasSmtp: boolean;
	readonly isDemo: boolean;
};

const pageSize = 50;

/**
 * One page of a project's outbox, newest first.
 * @throws NotFound, Forbidden without `mail.read`.
 */
export async function mailPage(
	ctx: Context,
	input: Omit<MailListInput, 'project'> & { readonly projectId: string },
): Promise<MailPage> {
	requirePermission(ctx.actor, 'mail.read', { projectId: input.projectId });
	const where = gather({ sql: 'm.project_id = $1', values: [input.projectId] });
	where.on('s', input.state, (at) => `m.state = ${at}`);
	where.on('k', input.kind, (at) => `m.kind = ${at}`);
	where.on(
		'q',
		input.search ? `%${input.search.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%` : undefined,
		(at) => `lower(m.to_address || ' ' || m.subject) like ${at}`,
	);
	const narrowed = where.done();
	const { after } = input;
	const [rows, [counted]] = await Promise.all([
		asked<ListedRow>(
			readsOf(ctx),
			after ? 'mail_page_after' : 'mail_page',
			narrowed,
			pageSql(narrowed, after !== undefined),
			after ? [after.createdAt, after.id] : [],
		),
		named<Record<MessageState, number> & { asked: number; isDemo: boolean }>(
			readsOf(ctx),
			'mail_counts',
			countsSql,
			[input.projectId],
		),
	]);
	if (!counted) throw new NotFound('project');
	const { asked: askedAbout, isDemo, ...counts } = counted;
	const shown = rows.slice(0, pageSize);
	const last = shown.at(-1);
	return {
		rows: shown.map(rowOf),
		next: rows.length > pageSize && last ? { createdAt: last.created_at, id: last.id } : null,
		counts,
		asked: askedAbout,
		hasSmtp: ctx.settings.hasSmtp,
		isDemo,
	};
}

/**
 * One message as the list shows it.
 * @throws NotFound, Forbidden without `mail.read`.
 */
export async function messageOfProject(
	ctx: Context,
	input: { readonly projectId: string; readonly messageId: string },
): Promise<MessageRow> {
	requirePermission(ctx.actor, 'mail.read', { projectId: input.projectId });
	const [row] = await named<ListedRow>(
		readsOf(ctx),
		'mail_one',
		`select ${listedColumns} where m.project_id = $1 and m.id = $2`,
		[input.projectId, input.messageId],
	);
	if (!row) throw new NotFound('message');
	return rowOf(row);
}

const listedColumns = `m.id, m.kind, m.state, m.last_error, m.to_address, m.subject, m.locale, m.attempts, m.next_attempt_at, m.created_at, m.sent_at,
	m.registration_id, t.id as training_id, t.code, t.title, p.time_zone
from outbox_messages m
join projects p on p.id = m.project_id
left join registrations r on r.project_id = m.project_id and r.id = m.registration_id
left join trainings t on t.project_id = r.project_id and t.id = r.training_id`;

// A keyset page: (created_at, id) before the last one seen, on the index of the same columns.
const pageSql = ({ sql, values }: Conditions, isFurther: boolean) => `select ${listedColumns}
where ${sql} ${isFurther ? `and (m.created_at, m.id) < ($${values.length + 1}::timestamptz, $${values.length + 2}::uuid)` : ''}
order by m.created_at desc, m.id desc limit ${pageSize + 1}`;

const countOf = (state: MessageState) =>
	`(select count(*) from outbox_messages m where m.project_id = p.id and m.state = '${state}') as ${state}`;

// Each state by itself, so that its index alone is counted.
const countsSql = `select p.is_demo as "isDemo", ${messageStates.map(countOf).join(', ')},
	(select count(*) from outbox_messages m where m.project_id = p.id and m.state = 'held' and m.last_error = 'asked') as asked
from projects p where p.id = $1`;

type ListedRow = {
	id: string;
	kind: MessageKind;
	state: MessageState;
	last_error: string | null;
	to_address: string;
	subject: string;
	locale: Locale;
	attempts: number;
	next_attempt_at: Date;
	created_at: Date;
	sent_at: Date | null;
	registration_id: string | null;
	time_zone: string;
	training_id: string | null;
	code: string | null;
	title: LocalizedText | null;
};

function rowOf(row: ListedRow): MessageRow {
	const told = readReason(row.last_error);
	const isRetried = row.state === 'queued' && row.attempts > 0;
	return {
		id: row.id,
		kind: row.kind,
		state: row.state,
		reason: told?.reason ?? null,
		words: told?.words ?? '',
		toAddress: row.to_address,
		subject: row.subject,
		locale: row.locale,
		attempts: row.attempts,
		nextAttemptAt: isRetried ? row.next_attempt_at : null,
		createdAt: row.created_at,
		sentAt: row.sent_at,
		registrationId: row.registration_id,
		timeZone: row.time_zone,
		training:
			row.training_id !== null && row.code !== null && row.title !== null
				? { id: row.training_id, code: row.code, title: row.title }
				: null,
	};
}
