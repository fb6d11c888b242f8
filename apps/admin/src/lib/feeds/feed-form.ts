import type { StaffOutputs } from '@kutsu/api/types';
import { mostChosen, staffFeedKinds } from '@kutsu/core/feeds/model';
import type { StaffFeedKind } from '@kutsu/core/feeds/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';

/** One form for a new feed and for one that is edited: the address says which. */
export const FeedForm = z
	.object({
		kind: z.string(),
		name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
		locale: z.string(),
		lastDay: z.string().check(z.trim(), z.regex(/^(\d{4}-\d{2}-\d{2})?$/)),
		trainerId: z.string(),
		organisation: z.string().check(z.trim(), z.maxLength(200)),
		venueIds: z.array(z.string()),
		trainingIds: z.array(z.string()),
		requestId: z.uuid(),
		revision: z.number(),
	})
	.check((context) => {
		const { kind, trainerId, organisation, trainingIds } = context.value;
		const fault = (path: keyof FeedForm, isWrong: boolean) => {
			if (isWrong)
				context.issues.push({
					code: 'custom',
					path: [path],
					message: feedMessage({ path: [path] }),
					input: context.value,
				});
		};
		fault('kind', !isFeedKind(kind));
		fault('trainerId', kind === 'trainer' && trainerId === '');
		fault('organisation', kind === 'organisation' && organisation === '');
		fault(
			'trainingIds',
			kind === 'selection' && (trainingIds.length === 0 || trainingIds.length > mostChosen),
		);
	});
export type FeedForm = {
	kind: string;
	name: string;
	locale: string;
	lastDay: string;
	trainerId: string;
	organisation: string;
	venueIds: string[];
	trainingIds: string[];
	requestId: string;
	revision: number;
};

export function isFeedKind(kind: string): kind is StaffFeedKind {
	return staffFeedKinds.some((known) => known === kind);
}

type Issue = {
	readonly code?: string | undefined;
	readonly path?: readonly PropertyKey[] | undefined;
	readonly maximum?: unknown;
};

/** What is wrong with an entry, in words. */
export function feedMessage(issue: Issue): string {
	if (issue.code === 'too_big') return m.common_invalid_too_long({ max: String(issue.maximum) });
	switch (issue.path?.[0]) {
		case 'kind':
			return m.feeds_fault_kind();
		case 'lastDay':
			return m.feeds_fault_last_day();
		case 'trainerId':
			return m.feeds_fault_trainer();
		case 'organisation':
			return m.feeds_fault_organisation();
		case 'trainingIds':
			return m.feeds_fault_trainings({ most: mostChosen });
		default:
			return m.feeds_fault_name();
	}
}

/** What the form asks for, of the fields that its kind has. */
export function feedContents(kind: StaffFeedKind, form: FeedForm) {
	return {
		name: form.name,
		lastDay: form.lastDay === '' ? null : form.lastDay,
		organisation: kind === 'organisation' ? form.organisation : null,
		venueIds: kind === 'organisation' ? form.venueIds : [],
		trainingIds: kind === 'selection' ? form.trainingIds : [],
	};
}

/** The form of a feed as it stands. */
export function formOf(feed: StaffOutputs['feeds']['get'], requestId: string): FeedForm {
	return {
		...{ kind: feed.kind, name: feed.name, locale: feed.locale, lastDay: feed.lastDay ?? '', trainerId: '' },
		...{ organisation: feed.organisation ?? '', requestId, revision: feed.revision },
		venueIds: [...feed.venueIds],
		trainingIds: [...feed.trainingIds],
	};
}
