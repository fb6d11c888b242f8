import { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';
import { InProject, RequestId, Revision } from '../projects/model.ts';

/** What a private feed shows. Held equal to the table's list by a test. */
export const feedKinds = ['my_registrations', 'trainer', 'plan', 'organisation', 'selection'] as const;
export type FeedKind = (typeof feedKinds)[number];

/** Those that staff make, in the order they are offered. */
export const staffFeedKinds = ['plan', 'trainer', 'organisation', 'selection'] as const;
export type StaffFeedKind = (typeof staffFeedKinds)[number];

/** What kind of program asks. Held equal to the table's list by a test. */
export const feedClients = [
	'apple',
	'google',
	'microsoft',
	'thunderbird',
	'android',
	'nextcloud',
	'browser',
	'other',
] as const;
export type FeedClient = (typeof feedClients)[number];

/** `ownerless`: it answers nobody, since its owner may no longer see what is in it. */
export const feedStates = ['open', 'expired', 'revoked', 'ownerless'] as const;
export type FeedState = (typeof feedStates)[number];

/** How many feeds in force one may have. */
export const mostFeeds = { participant: 5, staff: 100 } as const;

/** How many things staff may choose for one feed. */
export const mostChosen = 200;

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));
const contents = {
	name,
	/** The last day it answers, in the project's zone; null for always. */
	lastDay: z.nullable(z.iso.date()),
	/** Of an organisation's: its name as lists of who may come write it; null for the other kinds. */
	organisation: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
	/** Of an organisation's: the venues where it is the host. */
	venueIds: z.array(z.uuid()).check(z.maxLength(mostChosen)),
	/** Of a selection. */
	trainingIds: z.array(z.uuid()).check(z.maxLength(mostChosen)),
};
export const CreateFeedInput = z
	.extend(InProject, {
		...contents,
		kind: z.enum(staffFeedKinds),
		/** The language of its texts. */
		locale: Locale,
		/** Of a trainer's, made by staff; null for one's own. */
		trainerId: z.nullable(z.uuid()),
		requestId: RequestId,
	})
	.check((context) => {
		const { kind, trainerId, organisation, venueIds, trainingIds } = context.value;
		const fault = (path: string, isWrong: boolean) => {
			if (isWrong)
				context.issues.push({
					code: 'custom',
					path: [path],
					message: 'does not fit the kind',
					input: context.value,
				});
		};
		fault('trainerId', kind !== 'trainer' && trainerId !== null);
		fault('organisation', (kind === 'organisation') !== (organisation !== null));
		fault('venueIds', kind !== 'organisation' && venueIds.length > 0);
		fault('trainingIds', (kind === 'selection') !== trainingIds.length > 0);
	});
export type CreateFeedInput = z.output<typeof CreateFeedInput>;

/** Kind, language and whose it is stay. */
export const EditFeedInput = z.extend(InProject, { ...contents, feedId: z.uuid(), revision: Revision });
export type EditFeedInput = z.output<typeof EditFeedInput>;

export const FeedInput = z.extend(InProject, { feedId: z.uuid() });
export type FeedInput = z.output<typeof FeedInput>;

export const FeedListInput = z.extend(InProject, {
	/** The last row of the page before. */
	after: z.optional(z.object({ createdAt: z.date(), id: z.uuid() })),
});
export type FeedListInput = z.output<typeof FeedListInput>;

export type CreateFeedRefusal = { readonly code: 'too-many'; readonly most: number };

/** A contents field that does not fit the feed's kind. */
export type EditFeedRefusal = { readonly code: 'does-not-fit' };

const token = z.string().check(z.maxLength(200));

/** By the link to all registrations of an address. */
export const MyFeedsInput = z.object({ token });
export const CreateMyFeedInput = z.object({
	token,
	participantId: z.uuid(),
	locale: Locale,
	requestId: z.uuid(),
});
export const MyFeedInput = z.object({ token, feedId: z.uuid() });
