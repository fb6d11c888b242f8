import type { Context } from '@kutsu/core/context';
import { createFeed } from '@kutsu/core/feeds';
import { CreateFeedInput } from '@kutsu/core/feeds/model';
import { actorInProject } from '@kutsu/core/staff';
import { grantedOf } from './granted.ts';
import type { Loaded } from './loaded.ts';

/** A colleague's two private feeds: the plan for staff, and what a partner hosts. Their addresses are told to nobody. */
export async function loadFeeds(ctx: Context, { project, venues }: Loaded, userId: string): Promise<void> {
	const actor = await actorInProject(ctx, { userId, projectId: project.id });
	const [house] = venues.values();
	const feed = { project: project.slug, locale: 'fi', lastDay: null, trainerId: null, trainingIds: [] };
	for (const wanted of [
		{ kind: 'plan', name: 'Henkilöstön suunnitelma', organisation: null, venueIds: [] },
		{
			...{ kind: 'organisation', name: 'Koulutuskeskuksen koulutukset', organisation: 'Koulutuskeskus' },
			venueIds: house ? [house.id] : [],
		},
	])
		await grantedOf(createFeed({ ...ctx, actor }, CreateFeedInput.parse({ ...feed, ...wanted })));
}
