import { named } from '@kutsu/db';
import { NotFound, newToken } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { hashToken } from '@kutsu/kernel/keys';
import type { TxContext } from '../context.ts';
import type { FeedClient, FeedKind } from './model.ts';

export type NewFeed = {
	readonly projectId: string;
	readonly id: string;
	readonly kind: FeedKind;
	readonly name: string;
	readonly locale: Locale;
	readonly ownerUserId: string | null;
	readonly participantId: string | null;
	readonly trainerId: string | null;
	readonly organisation: string | null;
	readonly expiresAt: Date | null;
};

/** Those who count their feeds in force come one after the other. */
export async function lockOwner(ctx: TxContext, ownerId: string): Promise<void> {
	await named(ctx.tx, 'feeds_lock_owner', 'select pg_advisory_xact_lock(hashtextextended($1, 7261005))', [
		ownerId,
	]);
}

/** How many feeds of an owner are in force beside the one that is made. */
export async function countInForce(
	ctx: TxContext,
	made: { readonly projectId: string; readonly id: string },
	owner: { readonly userId: string } | { readonly participantId: string },
): Promise<number> {
	const [column, id] =
		'userId' in owner
			? (['owner_user_id', owner.userId] as const)
			: (['participant_id', owner.participantId] as const);
	const rows = await named<{ count: number }>(
		ctx.tx,
		`feeds_in_force_${column}`,
		`select count(*)::int as count from feeds where project_id = $1 and ${column} = $2 and id <> $4 and revoked_at is null and (expires_at is null or expires_at > $3)`,
		[made.projectId, id, ctx.now(), made.id],
	);
	return rows[0]?.count ?? 0;
}

/** Whether it is new: the same id again writes nothing. */
export async function insertFeed(ctx: TxContext, feed: NewFeed): Promise<boolean> {
	const rows = await named(
		ctx.tx,
		'feeds_insert',
		`insert into feeds (project_id, id, kind, name, locale, owner_user_id, participant_id, trainer_id, organisation, expires_at, created_at)
		 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning id`,
		[
			feed.projectId,
			feed.id,
			feed.kind,
			feed.name,
			feed.locale,
			feed.ownerUserId,
			feed.participantId,
			feed.trainerId,
			feed.organisation,
			feed.expiresAt,
			ctx.now(),
		],
	);
	return rows.length === 1;
}

/** Ends the feed's address and gives it another; the token is told this once. */
export async function saveNewAddress(ctx: TxContext, projectId: string, feedId: string): Promise<string> {
	const token = newToken();
	await named(
		ctx.tx,
		'feeds_end_address',
		'update feed_addresses set ended_at = $3 where project_id = $1 and feed_id = $2 and ended_at is null',
		[projectId, feedId, ctx.now()],
	);
	await named(
		ctx.tx,
		'feeds_new_address',
		'insert into feed_addresses (project_id, token_hash, feed_id, created_at) values ($1, $2, $3, $4)',
		[projectId, hashToken(token), feedId, ctx.now()],
	);
	return token;
}

/** Makes the chosen trainings and venues exactly these. @throws NotFound for one of another project */
export async function saveChosen(
	ctx: TxContext,
	feed: { readonly projectId: string; readonly id: string },
	chosen: { readonly trainingIds: readonly string[]; readonly venueIds: readonly string[] },
): Promise<void> {
	const parts = [
		['training', chosen.trainingIds],
		['venue', chosen.venueIds],
	] as const;
	for (const [what, ids] of parts) {
		const unique = [...new Set(ids)];
		await named(
			ctx.tx,
			`feeds_drop_${what}s`,
			`delete from feed_${what}s where project_id = $1 and feed_id = $2 and ${what}_id <> all($3::uuid[])`,
			[feed.projectId, feed.id, unique],
		);
		const known = await named(
			ctx.tx,
			`feeds_choose_${what}s`,
			`with known as (select id from ${what}s where project_id = $1 and id = any($3::uuid[])), kept as (
				insert into feed_${what}s (project_id, feed_id, ${what}_id) select $1, $2, id from known on conflict do nothing)
			 select id from known`,
			[feed.projectId, feed.id, unique],
		);
		if (known.length < unique.length) throw new NotFound(what);
	}
}

export type LockedFeed = {
	readonly projectId: string;
	readonly id: string;
	readonly kind: FeedKind;
	readonly name: string;
	readonly ownerUserId: string | null;
	readonly participantId: string | null;
	readonly expiresAt: Date | null;
	readonly revokedAt: Date | null;
	readonly revision: number;
};

/** @throws NotFound */
export async function lockFeed(ctx: TxContext, projectId: string, feedId: string): Promise<LockedFeed> {
	const [row] = await named<LockedFeed>(
		ctx.tx,
		'feeds_lock',
		`select project_id as "projectId", id, kind, name, owner_user_id as "ownerUserId", participant_id as "participantId",
			expires_at as "expiresAt", revoked_at as "revokedAt", revision from feeds where project_id = $1 and id = $2 for update`,
		[projectId, feedId],
	);
	if (!row) throw new NotFound('feed');
	return row;
}

export async function saveFeed(
	ctx: TxContext,
	feed: LockedFeed,
	wanted: { readonly name: string; readonly organisation: string | null; readonly expiresAt: Date | null },
): Promise<void> {
	await named(
		ctx.tx,
		'feeds_save',
		'update feeds set name = $3, organisation = $4, expires_at = $5, revision = revision + 1 where project_id = $1 and id = $2',
		[feed.projectId, feed.id, wanted.name, wanted.organisation, wanted.expiresAt],
	);
}

export async function saveRevoked(ctx: TxContext, feed: LockedFeed): Promise<void> {
	await named(
		ctx.tx,
		'feeds_revoke',
		'update feeds set revoked_at = $3, revision = revision + 1 where project_id = $1 and id = $2',
		[feed.projectId, feed.id, ctx.now()],
	);
}

/** What was counted of one feed since it was last written. */
export type FeedFetches = {
	readonly projectId: string;
	readonly feedId: string;
	readonly count: number;
	readonly lastAt: Date;
	readonly client: FeedClient;
};

const fetchesSql = `
update feeds f set fetch_count = f.fetch_count + w.count, last_client = w.client, last_fetched_at = greatest(f.last_fetched_at, w.at),
	fetch_gap_seconds = case
		when f.last_fetched_at is null or w.at <= f.last_fetched_at then f.fetch_gap_seconds
		else (least(extract(epoch from w.at - f.last_fetched_at), 31536000) / w.count * 0.5
			+ coalesce(f.fetch_gap_seconds, least(extract(epoch from w.at - f.last_fetched_at), 31536000) / w.count) * 0.5)::int end
from unnest($1::uuid[], $2::uuid[], $3::int[], $4::timestamptz[], $5::text[]) as w(project_id, id, count, at, client)
where f.project_id = w.project_id and f.id = w.id`;

/** Adds counted fetches, one statement for all feeds. The usual gap follows the newest ones by half. */
export async function saveFetches(ctx: TxContext, fetches: readonly FeedFetches[]): Promise<void> {
	if (fetches.length === 0) return;
	await named(ctx.tx, 'feeds_fetches', fetchesSql, [
		fetches.map((one) => one.projectId),
		fetches.map((one) => one.feedId),
		fetches.map((one) => one.count),
		fetches.map((one) => one.lastAt),
		fetches.map((one) => one.client),
	]);
}

/** A trainer by their id or their account; undefined for none. */
export async function findTrainer(
	ctx: TxContext,
	projectId: string,
	by: { readonly id: string } | { readonly userId: string },
): Promise<{ readonly id: string; readonly userId: string | null } | undefined> {
	const [column, value] = 'id' in by ? (['id', by.id] as const) : (['user_id', by.userId] as const);
	const [row] = await named<{ id: string; userId: string | null }>(
		ctx.tx,
		`feeds_trainer_${column}`,
		`select id, user_id as "userId" from trainers where project_id = $1 and ${column} = $2 limit 1`,
		[projectId, value],
	);
	return row;
}

/** Whether a person has this address, and is not erased. */
export async function findPersonOf(
	ctx: TxContext,
	mailbox: { readonly projectId: string; readonly mailboxId: string },
	participantId: string,
): Promise<boolean> {
	const rows = await named(
		ctx.tx,
		'feeds_person_of',
		'select from participants where project_id = $1 and mailbox_id = $2 and id = $3 and erased_at is null',
		[mailbox.projectId, mailbox.mailboxId, participantId],
	);
	return rows.length === 1;
}
