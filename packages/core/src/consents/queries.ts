import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { openLink } from '@kutsu/kernel/keys';
import { readsOf } from '../context.ts';
import type { Context } from '../context.ts';
import { getProjectFor } from '../projects/index.ts';
import { requirePermission } from '../staff/index.ts';
import { consentKinds } from './model.ts';
import type { ConsentKind, ConsentText, StandingConsent } from './model.ts';

type TextRow = ConsentText & { readonly createdAt: Date };

const lastTexts = `select distinct on (kind) kind, version, body, created_at as "createdAt" from consent_texts where project_id = $1 order by kind, version desc`;

/** The texts a project asks now, in the order of the kinds. */
export async function askedConsents(ctx: Context, projectId: string): Promise<ConsentText[]> {
	const rows = await named<TextRow>(readsOf(ctx), 'consents_asked', lastTexts, [projectId]);
	return inOrder(rows)
		.filter(({ body }) => isWritten(body))
		.map(({ kind, version, body }) => ({ kind, version, body }));
}

/** What the form of a project asks; for anyone. @throws NotFound */
export async function consentsAskedBy(ctx: Context, project: string): Promise<ConsentText[]> {
	const [row] = await named<{ id: string }>(
		readsOf(ctx),
		'consents_project',
		'select id from projects where slug = $1',
		[project],
	);
	if (!row) throw new NotFound('project');
	return askedConsents(ctx, row.id);
}

export type ConsentTextState = {
	readonly kind: ConsentKind;
	/** 0: never written. */
	readonly version: number;
	readonly body: LocalizedText;
	readonly createdAt: Date | null;
	/** People whose consent holds now, by any version. */
	readonly givenBy: number;
};

/** All kinds with their last text, and how many consents hold. @throws NotFound, Forbidden without `plan.read` */
export async function consentTextsOf(ctx: Context, project: string): Promise<ConsentTextState[]> {
	const { id } = await getProjectFor(ctx, project, 'plan.read');
	const texts = await named<TextRow>(readsOf(ctx), 'consents_asked', lastTexts, [id]);
	const counts = await named<{ kind: ConsentKind; people: number }>(
		readsOf(ctx),
		'consents_counts',
		`select kind, count(*) as people from (
			select distinct on (e.kind, e.registration_id) e.kind, e.is_given from consent_entries e
			where e.project_id = $1 order by e.kind, e.registration_id, e.seq desc
		 ) last where is_given group by kind`,
		[id],
	);
	return consentKinds.map((kind) => {
		const text = texts.find((one) => one.kind === kind);
		return {
			kind,
			version: text?.version ?? 0,
			body: text?.body ?? {},
			createdAt: text?.createdAt ?? null,
			givenBy: counts.find((one) => one.kind === kind)?.people ?? 0,
		};
	});
}

export type MyConsents = {
	/** Asked now, and whether each holds; one that holds by an older text says so. */
	readonly asked: readonly (ConsentText & { readonly isGiven: boolean; readonly since: Date | null })[];
	/** Given before and no longer asked: may be withdrawn. */
	readonly former: readonly StandingConsent[];
};

/** The consents behind a person's own link. @throws NotFound */
export async function myConsents(ctx: Context, input: { readonly token: string }): Promise<MyConsents> {
	const link = openLink(ctx.keys, input.token, 'registration');
	if (!link) throw new NotFound('registration');
	const [row] = await named<{ projectId: string }>(
		readsOf(ctx),
		'consents_of_link',
		'select project_id as "projectId" from registrations where id = $1 and link_generation = $2',
		[link.linkId, link.generation],
	);
	if (!row) throw new NotFound('registration');
	const texts = await askedConsents(ctx, row.projectId);
	const standing = (await ledgerEnds(ctx, row.projectId, [link.linkId])).filter(({ isGiven }) => isGiven);
	const held = (kind: ConsentKind) => standing.find((one) => one.kind === kind);
	return {
		asked: texts.map((text) => ({
			...text,
			isGiven: held(text.kind) !== undefined,
			since: held(text.kind)?.at ?? null,
		})),
		former: standing.filter(({ kind }) => !texts.some((text) => text.kind === kind)),
	};
}

/** The last entry of each kind of each registration, given or withdrawn; ordered by registration and kind. */
export function ledgerEnds(
	ctx: Context,
	projectId: string,
	registrationIds: readonly string[],
): Promise<(StandingConsent & { readonly registrationId: string })[]> {
	return named(
		readsOf(ctx),
		'consents_standing',
		`select distinct on (registration_id, kind) registration_id as "registrationId", kind, is_given as "isGiven", version, locale, at
		 from consent_entries where project_id = $1 and registration_id = any($2::uuid[]) order by registration_id, kind, seq desc`,
		[projectId, registrationIds],
	);
}

export type ConsentEntry = StandingConsent & {
	readonly registrationId: string;
	/** The words that were shown, in all languages. */
	readonly body: LocalizedText;
};

/** The whole ledger of some registrations with the words that were shown; for a copy of a person's own data. */
export function consentLedger(
	ctx: Context,
	projectId: string,
	registrationIds: readonly string[],
): Promise<ConsentEntry[]> {
	return named(
		readsOf(ctx),
		'consents_ledger',
		`select e.registration_id as "registrationId", e.kind, e.is_given as "isGiven", e.version, e.locale, e.at, t.body
		 from consent_entries e join consent_texts t on t.project_id = e.project_id and t.kind = e.kind and t.version = e.version
		 where e.project_id = $1 and e.registration_id = any($2::uuid[]) order by e.at, e.kind, e.seq`,
		[projectId, registrationIds],
	);
}

/**
 * What holds of each person of a list, for staff who may read participants: kinds by registration.
 * @throws NotFound, Forbidden without `participants.read`
 */
export async function consentsOfRegistrations(
	ctx: Context,
	input: { readonly projectId: string; readonly registrationIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly ConsentKind[]>> {
	requirePermission(ctx.actor, 'participants.read', { projectId: input.projectId });
	const ends = await ledgerEnds(ctx, input.projectId, input.registrationIds);
	const given = Map.groupBy(
		ends.filter(({ isGiven }) => isGiven),
		({ registrationId }) => registrationId,
	);
	return new Map([...given].map(([id, entries]) => [id, entries.map(({ kind }) => kind)]));
}

function inOrder(rows: readonly TextRow[]): TextRow[] {
	return consentKinds.flatMap((kind) => rows.filter((row) => row.kind === kind));
}

function isWritten(body: LocalizedText): boolean {
	return Object.values(body).some((text) => text !== undefined && text !== '');
}
