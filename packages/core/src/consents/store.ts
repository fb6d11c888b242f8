import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import type { TxContext } from '../context.ts';
import type { ConsentKind, GivenConsent } from './model.ts';
import type { ConsentChange } from './rules/changes.ts';

/** One editor of a project's consent texts at a time. */
export async function lockConsentTexts(ctx: TxContext, projectId: string): Promise<void> {
	await named(
		ctx.tx,
		'consents_lock_texts',
		"select pg_advisory_xact_lock(hashtextextended('consents ' || $1, 0))",
		[projectId],
	);
}

export async function insertConsentText(
	ctx: TxContext,
	text: {
		readonly projectId: string;
		readonly kind: ConsentKind;
		readonly version: number;
		readonly body: LocalizedText;
	},
): Promise<void> {
	await named(
		ctx.tx,
		'consents_insert_text',
		'insert into consent_texts (project_id, kind, version, body, created_at) values ($1, $2, $3, $4, $5)',
		[text.projectId, text.kind, text.version, JSON.stringify(text.body), ctx.now()],
	);
}

/** The registration of a link, locked, so that its ledger has one order. @throws NotFound */
export async function lockRegistrationOfLink(
	ctx: TxContext,
	link: { readonly linkId: string; readonly generation: number },
): Promise<{ projectId: string; registrationId: string }> {
	const [row] = await named<{ projectId: string; registrationId: string }>(
		ctx.tx,
		'consents_lock_registration',
		`select project_id as "projectId", id as "registrationId" from registrations where id = $1 and link_generation = $2 for update`,
		[link.linkId, link.generation],
	);
	if (!row) throw new NotFound('registration');
	return row;
}

const insertSql = `
insert into consent_entries (project_id, registration_id, kind, seq, is_given, version, locale, at)
select $1, $2, c.kind, 1 + coalesce((select max(e.seq) from consent_entries e
		where e.project_id = $1 and e.registration_id = $2 and e.kind = c.kind), 0), c."isGiven", c.version, $3, $4
from jsonb_to_recordset($5) as c(kind text, version int, "isGiven" boolean)
join consent_texts t on t.project_id = $1 and t.kind = c.kind and t.version = c.version`;

/** Writes on in the ledger of a registration that is locked, or is being made. A version that never was is left out. */
export async function insertConsents(
	ctx: TxContext,
	registration: { readonly projectId: string; readonly registrationId: string },
	changes: readonly ConsentChange[],
	locale: Locale,
): Promise<void> {
	if (changes.length === 0) return;
	await named(ctx.tx, 'consents_insert', insertSql, [
		registration.projectId,
		registration.registrationId,
		locale,
		ctx.now(),
		JSON.stringify(changes),
	]);
}

/** What was ticked on the form that made a registration; in its transaction. */
export async function saveGivenConsents(
	ctx: TxContext,
	registration: { readonly projectId: string; readonly registrationId: string },
	given: readonly GivenConsent[],
	locale: Locale,
): Promise<void> {
	await insertConsents(
		ctx,
		registration,
		given.map((one) => ({ ...one, isGiven: true })),
		locale,
	);
}

/** Takes what holds for one registration over to another of the same person. */
export async function copyConsents(
	ctx: TxContext,
	{ projectId, fromId, toId }: { readonly projectId: string; readonly fromId: string; readonly toId: string },
): Promise<void> {
	await named(
		ctx.tx,
		'consents_copy',
		`insert into consent_entries (project_id, registration_id, kind, seq, is_given, version, locale, at)
		 select project_id, $3, kind, 1, true, version, locale, $4 from (
			select distinct on (kind) * from consent_entries where project_id = $1 and registration_id = $2 order by kind, seq desc
		 ) last where is_given`,
		[projectId, fromId, toId, ctx.now()],
	);
}
