import { named } from '@kutsu/db';
import { sessionsOfTrainings, standsInFeeds } from '../../calendars/index.ts';
import type { Audience, FeedEntry } from '../../calendars/index.ts';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { organisationJson, organisationKeyOf } from '../../organisations/index.ts';
import type { KnownOrganisation } from '../../organisations/index.ts';
import type { AddressedFeed } from './address.ts';

/** How long what is over stays in the feeds of staff and partners. */
const pastDays = 365;

type Chosen = { readonly trainingId: string; readonly audience: Audience };

/**
 * What stands in a private feed now, by time. The audience of each session is who the feed's holder is to it, so that an
 * address for the confirmed is told to those alone who have a seat, plan, lead or own the house.
 */
export async function entriesOf(ctx: Context, feed: AddressedFeed): Promise<FeedEntry[]> {
	const chosen = await trainingsOf(ctx, feed);
	const { projectId } = feed;
	const audiences = new Map(chosen.map(({ trainingId, audience }) => [trainingId, audience]));
	const sessions = await sessionsOfTrainings(
		ctx,
		chosen.map(({ trainingId }) => ({ projectId, trainingId })),
	);
	return sessions
		.filter((session) => standsInFeeds(session, ctx.now()))
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.sessionId < b.sessionId ? -1 : 1))
		.flatMap((session) => {
			const audience = audiences.get(session.training.id);
			return audience ? [{ session, audience }] : [];
		});
}

async function trainingsOf(ctx: Context, feed: AddressedFeed): Promise<Chosen[]> {
	const { projectId } = feed;
	const since = new Date(ctx.now().getTime() - pastDays * 86_400_000);
	switch (feed.kind) {
		case 'my_registrations':
			return mine(ctx, projectId, feed.participantId);
		case 'plan':
			return asStaff(
				await named(
					readsOf(ctx),
					'feeds_of_plan',
					'select t.id as "trainingId" from trainings t where t.project_id = $1 and t.ends_at > $2',
					[projectId, since],
				),
			);
		case 'trainer':
			return asStaff(
				await named(
					readsOf(ctx),
					'feeds_of_trainer',
					`select t.id as "trainingId" from training_trainers l join trainings t on t.project_id = l.project_id and t.id = l.training_id
					 where l.project_id = $1 and l.trainer_id = $3 and t.ends_at > $2`,
					[projectId, since, feed.trainerId],
				),
			);
		case 'organisation':
			return partners(ctx, feed, since);
		case 'selection':
			return named<{ trainingId: string }>(
				readsOf(ctx),
				'feeds_of_selection',
				`select t.id as "trainingId" from feed_trainings c join trainings t on t.project_id = c.project_id and t.id = c.training_id
				 where c.project_id = $1 and c.feed_id = $3 and t.ends_at > $2 and ${wasPublished}`,
				[projectId, since, feed.id],
			).then((rows) => rows.map(({ trainingId }) => ({ trainingId, audience: { kind: 'public' } })));
	}
}

/** A draft is in feeds of those alone who plan and lead. */
const wasPublished = `t.state <> 'draft' and t.published_at is not null`;

/** Where the person has a seat; how they take part says what they are told. */
async function mine(ctx: Context, projectId: string, participantId: string | null): Promise<Chosen[]> {
	const rows = await named<{ trainingId: string; mode: 'onsite' | 'online' }>(
		readsOf(ctx),
		'feeds_of_participant',
		`select r.training_id as "trainingId", r.mode from registrations r join trainings t on t.project_id = r.project_id and t.id = r.training_id
		 where r.project_id = $1 and r.participant_id = $2 and r.state = 'confirmed' and ${wasPublished}`,
		[projectId, participantId],
	);
	return rows.map(({ trainingId, mode }) => ({ trainingId, audience: { kind: 'confirmed', mode } }));
}

/** What is held in the partner's house, and what names the partner: a list of who may come, a quota, an invitation. */
async function partners(ctx: Context, feed: AddressedFeed, since: Date): Promise<Chosen[]> {
	const written = organisationKeyOf(feed.organisation ?? undefined);
	const [found] = await named<{ organisation: KnownOrganisation | null }>(
		readsOf(ctx),
		'feeds_organisation',
		`select ${organisationJson('$2', '$1')} as organisation`,
		[feed.projectId, written],
	);
	const known = found?.organisation ?? null;
	// By whichever of its names it was written; a workplace that is shown nowhere is told of by none.
	const countKey = known?.isSensitive ? null : (known?.countKey ?? written);
	const nameKeys: ReadonlySet<string | null> = new Set(
		known?.isSensitive ? [] : (known?.nameKeys ?? [written]),
	);
	const rows = await named<{ trainingId: string; isHosted: boolean; isTargeted: boolean; names: string[] }>(
		readsOf(ctx),
		'feeds_of_organisation',
		`select t.id as "trainingId", v.venue_id is not null as "isHosted", coalesce(w.organisation_names, '{}') as names,
			exists (select from seat_pools s where s.project_id = t.project_id and s.training_id = t.id and s.scope = 'organisation' and s.organisation_key = $4)
			or exists (select from training_invitations i where i.project_id = t.project_id and i.training_id = t.id and i.organisation_key = $4 and i.revoked_at is null) as "isTargeted"
		 from trainings t
		 left join feed_venues v on v.project_id = t.project_id and v.venue_id = t.venue_id and v.feed_id = $3 and t.mode <> 'online'
		 left join training_ways w on w.project_id = t.project_id and w.training_id = t.id and w.way in ('listed', 'listed_or_approval')
		 where t.project_id = $1 and t.ends_at > $2 and ${wasPublished}`,
		[feed.projectId, since, feed.id, countKey],
	);
	return rows.flatMap(({ trainingId, isHosted, isTargeted, names }): Chosen[] => {
		if (isHosted) return [{ trainingId, audience: { kind: 'host' } }];
		const isNamed = names.some((name) => nameKeys.has(organisationKeyOf(name) ?? ''));
		return isTargeted || isNamed ? [{ trainingId, audience: { kind: 'public' } }] : [];
	});
}

function asStaff(rows: readonly { readonly trainingId: string }[]): Chosen[] {
	return rows.map(({ trainingId }) => ({ trainingId, audience: { kind: 'staff' } }));
}
