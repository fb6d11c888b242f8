import { index, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { id, instant, privacyOf, projectId, reference } from './columns.ts';
import { trainings } from './trainings.ts';

/** A change of a published training that those with a seat have not been told of yet; gone once they are. */
export const changeNotices = pgTable(
	'change_notices',
	{
		projectId: projectId(),
		trainingId: id(),
		/** Of the first change not told. */
		changedAt: instant().notNull(),
		/** When the update goes out; null while staff hold it. */
		dueAt: instant(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.trainingId] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
		index('change_notices_due').on(t.dueAt),
	],
);

export const changesPrivacy = [privacyOf(changeNotices, {})];
