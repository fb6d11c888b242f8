import { monthFeedEvents, nextFeedEvents } from '@kutsu/core/calendars';
import { MonthEventsInput, NextEventsInput } from '@kutsu/core/calendars/model';
import {
	createFeed,
	createMyFeed,
	editFeed,
	feedChoices,
	feedsOfProject,
	feedToEdit,
	myFeeds,
	revokeFeed,
	revokeMyFeed,
	rotateFeed,
	rotateMyFeed,
} from '@kutsu/core/feeds';
import {
	CreateFeedInput,
	CreateMyFeedInput,
	EditFeedInput,
	FeedInput,
	FeedListInput,
	MyFeedInput,
	MyFeedsInput,
} from '@kutsu/core/feeds/model';
import { publicProcedure, router, staff } from './trpc.ts';

/** What the public feed by a filter brings next, and in a month; and, by the link to all registrations of an address, one's own. */
export const publicFeeds = router({
	month: publicProcedure.input(MonthEventsInput).query(({ ctx, input }) => monthFeedEvents(ctx, input)),
	next: publicProcedure.input(NextEventsInput).query(({ ctx, input }) => nextFeedEvents(ctx, input)),
	mine: publicProcedure.input(MyFeedsInput).query(({ ctx, input }) => myFeeds(ctx, input)),
	createMine: publicProcedure.input(CreateMyFeedInput).mutation(({ ctx, input }) => createMyFeed(ctx, input)),
	rotateMine: publicProcedure.input(MyFeedInput).mutation(({ ctx, input }) => rotateMyFeed(ctx, input)),
	revokeMine: publicProcedure.input(MyFeedInput).mutation(({ ctx, input }) => revokeMyFeed(ctx, input)),
});

/** Which of them are theirs to see to is for the commands to settle: a trainer has their own alone. */
const tending = staff('feeds.own');

export const staffFeeds = router({
	list: tending.input(FeedListInput).query(({ ctx, input }) => feedsOfProject(ctx, input)),
	get: tending.input(FeedInput).query(({ ctx, input }) => feedToEdit(ctx, input)),
	choices: tending.query(({ ctx, input }) => feedChoices(ctx, input)),
	create: tending.input(CreateFeedInput).mutation(({ ctx, input }) => createFeed(ctx, input)),
	edit: tending.input(EditFeedInput).mutation(({ ctx, input }) => editFeed(ctx, input)),
	rotate: tending.input(FeedInput).mutation(({ ctx, input }) => rotateFeed(ctx, input)),
	revoke: tending.input(FeedInput).mutation(({ ctx, input }) => revokeFeed(ctx, input)),
});
