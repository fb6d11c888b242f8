import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { FeedClient } from '../model.ts';
import { findMailbox } from './address.ts';

export type MyFeeds = {
	/** The people of the address, by name: each may have a feed of their own registrations. */
	readonly people: readonly {
		readonly participantId: string;
		readonly firstName: string;
		readonly lastName: string;
	}[];
	/** Those in force, oldest first. */
	readonly feeds: readonly {
		readonly id: string;
		readonly participantId: string;
		readonly locale: Locale;
		readonly createdAt: Date;
		readonly lastFetchedAt: Date | null;
		/** Null before anyone asked. */
		readonly lastClient: FeedClient | null;
	}[];
	readonly timeZone: string;
};

/** The calendars of those who share an address, by the link that was sent to it. @throws NotFound */
export async function myFeeds(ctx: Context, input: { readonly token: string }): Promise<MyFeeds> {
	const mailbox = await findMailbox(ctx, input.token);
	if (!mailbox) throw new NotFound('link');
	const of = [mailbox.projectId, mailbox.mailboxId];
	const [people, feeds, projects] = await Promise.all([
		named<MyFeeds['people'][number]>(
			readsOf(ctx),
			'feeds_my_people',
			`select p.id as "participantId", p.first_name as "firstName", p.last_name as "lastName" from participants p
			 where p.project_id = $1 and p.mailbox_id = $2 and p.erased_at is null
				and exists (select from registrations r where r.project_id = p.project_id and r.participant_id = p.id)
			 order by p.last_name collate "fi-x-icu", p.first_name collate "fi-x-icu", p.id`,
			of,
		),
		named<MyFeeds['feeds'][number]>(
			readsOf(ctx),
			'feeds_mine',
			`select f.id, f.participant_id as "participantId", f.locale, f.created_at as "createdAt", f.last_fetched_at as "lastFetchedAt", f.last_client as "lastClient"
			 from feeds f join participants p on p.project_id = f.project_id and p.id = f.participant_id
			 where f.project_id = $1 and p.mailbox_id = $2 and p.erased_at is null and f.revoked_at is null order by f.created_at, f.id`,
			of,
		),
		named<{ timeZone: string }>(
			readsOf(ctx),
			'feeds_my_zone',
			'select time_zone as "timeZone" from projects where id = $1',
			[mailbox.projectId],
		),
	]);
	return { people, feeds, timeZone: projects[0]?.timeZone ?? 'Europe/Helsinki' };
}
