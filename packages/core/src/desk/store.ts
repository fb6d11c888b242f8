import { asked, named } from '@kutsu/db';
import type { Conditions } from '@kutsu/db';
import { NotFound, newId } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../context.ts';
import type { Context, TxContext } from '../context.ts';
import { isWorkplaceHiddenSql } from '../organisations/index.ts';
import type { BulkAction, CorrectPersonInput, PersonDetails, SaveFilterInput } from './model.ts';
import type { z } from 'zod/mini';

export async function insertFilter(
	ctx: TxContext,
	projectId: string,
	ownerId: string,
	kept: z.infer<typeof SaveFilterInput>,
): Promise<string> {
	const id = newId();
	await named(
		ctx.tx,
		'desk_insert_filter',
		`insert into saved_filters (project_id, id, owner_id, is_shared, name, filter, columns, sort, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		[
			projectId,
			id,
			ownerId,
			kept.isShared,
			kept.name,
			JSON.stringify(kept.filter),
			kept.columns,
			kept.sort,
			ctx.now(),
		],
	);
	return id;
}

/** Whose filter it is that one may see: one's own, or shared. @throws NotFound */
export async function ownerOfFilter(
	ctx: TxContext,
	projectId: string,
	asker: string,
	id: string,
): Promise<string> {
	const [row] = await named<{ ownerId: string }>(
		ctx.tx,
		'desk_owner_of_filter',
		`select owner_id as "ownerId" from saved_filters where project_id = $1 and id = $3 and (owner_id = $2 or is_shared) for update`,
		[projectId, asker, id],
	);
	if (!row) throw new NotFound('filter');
	return row.ownerId;
}

export async function deleteFilter(ctx: TxContext, projectId: string, id: string): Promise<void> {
	await named(ctx.tx, 'desk_delete_filter', 'delete from saved_filters where project_id = $1 and id = $2', [
		projectId,
		id,
	]);
}

/** @throws NotFound for a training that is not the project's. */
export async function requireTraining(ctx: TxContext, projectId: string, id: string): Promise<void> {
	const rows = await named(
		ctx.tx,
		'desk_training',
		"select id from trainings where project_id = $1 and id = $2 and state <> 'draft'",
		[projectId, id],
	);
	if (rows.length === 0) throw new NotFound('training');
}

/** @throws NotFound for a participant who is not the project's, or erased. */
export async function requireParticipant(ctx: TxContext, projectId: string, id: string): Promise<void> {
	const rows = await named(
		ctx.tx,
		'desk_participant',
		'select id from participants where project_id = $1 and id = $2 and erased_at is null',
		[projectId, id],
	);
	if (rows.length === 0) throw new NotFound('participant');
}

export async function insertNote(
	ctx: TxContext,
	note: { projectId: string; participantId: string; authorId: string; text: string },
): Promise<string> {
	const id = newId();
	await named(
		ctx.tx,
		'desk_insert_note',
		`insert into participant_notes (project_id, id, participant_id, author_id, text, created_at, erase_after)
		 values ($1, $2, $3, $4, $5, $6, ($6::timestamptz + interval '12 months')::date)`,
		[note.projectId, id, note.participantId, note.authorId, note.text, ctx.now()],
	);
	return id;
}

/** Whose note it was. @throws NotFound */
export async function deleteNote(ctx: TxContext, projectId: string, id: string): Promise<string> {
	const [row] = await named<{ participantId: string }>(
		ctx.tx,
		'desk_delete_note',
		'delete from participant_notes where project_id = $1 and id = $2 returning participant_id as "participantId"',
		[projectId, id],
	);
	if (!row) throw new NotFound('note');
	return row.participantId;
}

/** Makes these, and no others, the participant's tags; those that are new are made, those that nobody has any more go. */
export async function replaceTags(
	ctx: TxContext,
	projectId: string,
	participantId: string,
	names: readonly string[],
): Promise<void> {
	await named(
		ctx.tx,
		'desk_make_tags',
		`insert into tags (project_id, id, name) select $1, w.id, w.name from jsonb_to_recordset($2) as w(id uuid, name text)
		 on conflict (project_id, lower(name)) do nothing`,
		[projectId, JSON.stringify(names.map((name) => ({ id: newId(), name })))],
	);
	await named(
		ctx.tx,
		'desk_drop_tags',
		`delete from participant_tags pt using tags t where pt.project_id = $1 and pt.participant_id = $2 and t.project_id = $1 and t.id = pt.tag_id
			and lower(t.name) <> all($3::text[])`,
		[projectId, participantId, names.map((name) => name.toLowerCase())],
	);
	await named(
		ctx.tx,
		'desk_add_tags',
		`insert into participant_tags (project_id, participant_id, tag_id) select $1, $2, t.id from tags t
		 where t.project_id = $1 and lower(t.name) = any($3::text[]) on conflict do nothing`,
		[projectId, participantId, names.map((name) => name.toLowerCase())],
	);
	await named(
		ctx.tx,
		'desk_unused_tags',
		`delete from tags t where t.project_id = $1 and not exists (select from participant_tags pt where pt.project_id = $1 and pt.tag_id = t.id)`,
		[projectId],
	);
}

export type LockedPerson = PersonDetails & {
	readonly revision: number;
	readonly mailboxId: string;
	readonly isWorkplaceHidden: boolean;
};

/** @throws NotFound */
export async function lockPerson(ctx: TxContext, projectId: string, id: string): Promise<LockedPerson> {
	const [row] = await named<LockedPerson>(
		ctx.tx,
		'desk_lock_person',
		`select p.revision, p.mailbox_id as "mailboxId", p.first_name as "firstName", p.last_name as "lastName", b.email, p.phone, p.organisation, p.locale,
			${isWorkplaceHiddenSql} as "isWorkplaceHidden"
		 from participants p join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
		 where p.project_id = $1 and p.id = $2 and p.erased_at is null for update of p`,
		[projectId, id],
	);
	if (!row) throw new NotFound('participant');
	return row;
}

/** The mailbox of an address, made if need be: one address is one mailbox, whoever uses it. */
export async function mailboxOf(ctx: TxContext, projectId: string, email: string): Promise<string> {
	const [row] = await named<{ id: string }>(
		ctx.tx,
		'desk_mailbox',
		`insert into mailboxes (project_id, id, email) values ($1, $2, $3)
		 on conflict on constraint mailboxes_email do update set email = excluded.email returning id`,
		[projectId, newId(), email],
	);
	if (!row) throw new NotFound('mailbox');
	return row.id;
}

/** Another participant of this name at this mailbox. */
export async function findNamesake(
	ctx: TxContext,
	asked: { projectId: string; participantId: string; email: string; nameNormalized: string },
): Promise<string | undefined> {
	const [row] = await named<{ id: string }>(
		ctx.tx,
		'desk_namesake',
		`select p.id from mailboxes b join participants p on p.project_id = b.project_id and p.mailbox_id = b.id
		 where b.project_id = $1 and b.email = $3 and p.name_normalized = $4 and p.id <> $2`,
		[asked.projectId, asked.participantId, asked.email, asked.nameNormalized],
	);
	return row?.id;
}

export async function savePersonDetails(
	ctx: TxContext,
	projectId: string,
	mailboxId: string,
	wanted: CorrectPersonInput & {
		readonly nameNormalized: string;
		readonly searchText: string;
		readonly organisationId: string | null;
	},
): Promise<void> {
	await named(
		ctx.tx,
		'desk_save_person',
		`update participants set mailbox_id = $3, first_name = $4, last_name = $5, name_normalized = $6, phone = $7, organisation = $8,
			locale = $9, search_text = $10, organisation_id = $11, revision = revision + 1 where project_id = $1 and id = $2`,
		[
			projectId,
			wanted.participantId,
			mailboxId,
			wanted.firstName,
			wanted.lastName,
			wanted.nameNormalized,
			wanted.phone || null,
			wanted.organisation || null,
			wanted.locale,
			wanted.searchText,
			wanted.organisationId,
		],
	);
}

export type BulkRun = {
	readonly id: string;
	readonly projectId: string;
	readonly action: BulkAction;
	readonly toTrainingId: string | null;
	readonly askedBy: string;
	readonly startedAt: Date | null;
	readonly finishedAt: Date | null;
};

/** Whom a run is for: chosen one by one, or all under these conditions on rows `r` and `p`. */
export type Chosen = readonly string[] | Conditions;

/**
 * Keeps what shall be done to whom, of each training in the order they were chosen or came, requests in the order they
 * came; those who are not the project's are left out.
 */
export async function insertRun(
	ctx: TxContext,
	run: {
		readonly projectId: string;
		readonly action: BulkAction;
		readonly toTrainingId: string | null;
		readonly askedBy: string;
		readonly chosen: Chosen;
		readonly letter: { readonly subject: LocalizedText; readonly body: LocalizedText } | null;
	},
): Promise<string> {
	const id = newId();
	await named(
		ctx.tx,
		'desk_insert_run',
		'insert into bulk_runs (project_id, id, action, to_training_id, asked_by, created_at) values ($1, $2, $3, $4, $5, $6)',
		[run.projectId, id, run.action, run.toTrainingId, run.askedBy, ctx.now()],
	);
	const { chosen } = run;
	if ('sql' in chosen)
		await asked(
			ctx.tx,
			'desk_insert_matching',
			chosen,
			`insert into bulk_items (project_id, run_id, position, registration_id)
			 select $1, $${chosen.values.length + 1}::uuid, row_number() over (order by r.training_id, r.arrival, r.id), r.id
			 from registrations r join participants p on p.project_id = r.project_id and p.id = r.participant_id where ${chosen.sql}`,
			[id],
		);
	else
		await named(
			ctx.tx,
			'desk_insert_items',
			`insert into bulk_items (project_id, run_id, position, registration_id)
			 select $1, $2, row_number() over (order by r.training_id, case when $4 then r.arrival end, w.n), r.id
			 from unnest($3::uuid[]) with ordinality w(id, n) join registrations r on r.project_id = $1 and r.id = w.id`,
			[run.projectId, id, chosen, run.action === 'approve'],
		);
	if (run.letter !== null)
		await named(
			ctx.tx,
			'desk_insert_letter',
			`insert into staff_letters (project_id, run_id, subject, body, erase_after) values ($1, $2, $3, $4, ($5::timestamptz + interval '12 months')::date)`,
			[run.projectId, id, JSON.stringify(run.letter.subject), JSON.stringify(run.letter.body), ctx.now()],
		);
	return id;
}

const runColumns = `id, project_id as "projectId", action, to_training_id as "toTrainingId", asked_by as "askedBy", started_at as "startedAt", finished_at as "finishedAt"`;

/** @throws NotFound */
export async function lockRun(ctx: TxContext, id: string): Promise<BulkRun> {
	const [row] = await named<BulkRun>(
		ctx.tx,
		'desk_lock_run',
		`select ${runColumns} from bulk_runs where id = $1 for update`,
		[id],
	);
	if (!row) throw new NotFound('run');
	return row;
}

export async function saveRunMoment(
	ctx: TxContext,
	run: BulkRun,
	moment: 'started_at' | 'finished_at',
): Promise<void> {
	await named(
		ctx.tx,
		`desk_run_${moment}`,
		`update bulk_runs set ${moment} = $3 where project_id = $1 and id = $2`,
		[run.projectId, run.id, ctx.now()],
	);
}

/** The next one whose turn it is, locked; undefined when all are done. */
export async function lockNextItem(
	ctx: TxContext,
	run: BulkRun,
): Promise<{ readonly position: number; readonly registrationId: string } | undefined> {
	const [row] = await named<{ position: number; registrationId: string }>(
		ctx.tx,
		'desk_next_item',
		`select position, registration_id as "registrationId" from bulk_items where project_id = $1 and run_id = $2 and outcome is null
		 order by position limit 1 for update`,
		[run.projectId, run.id],
	);
	return row;
}

export async function saveOutcome(
	ctx: TxContext,
	run: BulkRun,
	position: number,
	outcome: string,
): Promise<void> {
	await named(
		ctx.tx,
		'desk_outcome',
		'update bulk_items set outcome = $4 where project_id = $1 and run_id = $2 and position = $3',
		[run.projectId, run.id, position, outcome],
	);
}

/** @throws NotFound */
export async function trainingOf(ctx: TxContext, projectId: string, registrationId: string): Promise<string> {
	const [row] = await named<{ trainingId: string }>(
		ctx.tx,
		'desk_training_of',
		'select training_id as "trainingId" from registrations where project_id = $1 and id = $2',
		[projectId, registrationId],
	);
	if (!row) throw new NotFound('registration');
	return row.trainingId;
}

/** To whom a letter goes: the address and language of a registration that is still there. */
export async function addresseeOf(
	ctx: TxContext,
	projectId: string,
	registrationId: string,
): Promise<{ readonly mailboxId: string; readonly email: string; readonly locale: Locale } | undefined> {
	const [row] = await named<{ mailboxId: string; email: string; locale: Locale }>(
		ctx.tx,
		'desk_addressee',
		`select p.mailbox_id as "mailboxId", b.email, r.locale from registrations r
		 join participants p on p.project_id = r.project_id and p.id = r.participant_id and p.erased_at is null
		 join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
		 where r.project_id = $1 and r.id = $2`,
		[projectId, registrationId],
	);
	return row;
}

/** How many these are, and the languages in which they are written to. */
export async function headsOf(
	ctx: Context | TxContext,
	projectId: string,
	chosen: Chosen,
): Promise<{ readonly count: number; readonly languages: readonly Locale[] }> {
	const rows =
		'sql' in chosen
			? await asked<{ locale: Locale; count: number }>(
					readsOf(ctx),
					'desk_heads_matching',
					chosen,
					`select r.locale, count(*)::int as count from registrations r
					 join participants p on p.project_id = r.project_id and p.id = r.participant_id where ${chosen.sql} group by r.locale`,
				)
			: await named<{ locale: Locale; count: number }>(
					readsOf(ctx),
					'desk_heads_chosen',
					`select r.locale, count(*)::int as count from registrations r where r.project_id = $1 and r.id = any($2::uuid[]) group by r.locale`,
					[projectId, chosen],
				);
	return { count: rows.reduce((sum, row) => sum + row.count, 0), languages: rows.map((row) => row.locale) };
}

export type SeatOfPerson = {
	readonly registrationId: string;
	readonly locale: Locale;
	readonly mailboxId: string;
	readonly email: string;
	/** In order; those that are held. */
	readonly sessionIds: readonly string[];
	readonly endsAt: Date;
};

/** The seats a person has in trainings that are not over. */
export async function seatsOfPerson(
	ctx: TxContext,
	projectId: string,
	participantId: string,
): Promise<SeatOfPerson[]> {
	return named<SeatOfPerson>(
		ctx.tx,
		'desk_seats_of_person',
		`select r.id as "registrationId", r.locale, b.id as "mailboxId", b.email, t.ends_at as "endsAt",
			array(select s.id from sessions s where s.project_id = t.project_id and s.training_id = t.id and s.state = 'scheduled' order by s.position) as "sessionIds"
		 from participants p
		 join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
		 join registrations r on r.project_id = p.project_id and r.participant_id = p.id and r.state = 'confirmed'
		 join trainings t on t.project_id = r.project_id and t.id = r.training_id and t.state = 'published' and t.ends_at > $3
		 where p.project_id = $1 and p.id = $2`,
		[projectId, participantId, ctx.now()],
	);
}
