import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, oneOf, privacyOf, projectId, reference } from './columns.ts';
import { registrations } from './registrations.ts';
import { sessions, trainings } from './trainings.ts';

/** The end of a training's chain; locked while an entry is added, so that arrival has one order. */
export const attendanceHeads = pgTable(
	'attendance_heads',
	{
		projectId: projectId(),
		trainingId: id(),
		lastSeq: integer().notNull().default(0),
		lastHash: text().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.trainingId] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
	],
);

export const attendanceDirections = ['in', 'out', 'void'] as const;
export const attendanceMethods = ['list', 'scan', 'self', 'online_report', 'paper', 'import'] as const;

/** Append-only facts, chained per training in order of arrival; a correction is a further entry. Ids only. */
export const attendanceEntries = pgTable(
	'attendance_entries',
	{
		projectId: projectId(),
		trainingId: id(),
		/** 1, 2, 3 … without gaps in a training. */
		seq: integer().notNull(),
		sessionId: id(),
		registrationId: id(),
		/** `void` takes back the entry named in `correctsSeq`. */
		direction: text().$type<(typeof attendanceDirections)[number]>().notNull(),
		method: text().$type<(typeof attendanceMethods)[number]>().notNull(),
		correctsSeq: integer(),
		minutes: integer(),
		/** Account or link that recorded it. */
		recordedBy: text().notNull(),
		deviceAt: instant().notNull(),
		receivedAt: instant().notNull(),
		requestId: id(),
		previousHash: text().notNull(),
		/** SHA-256 over this row's facts and `previousHash`. */
		hash: text().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.trainingId, t.seq] }),
		unique('attendance_entries_request').on(t.projectId, t.requestId),
		reference({
			columns: [t.projectId, t.trainingId],
			foreignColumns: [attendanceHeads.projectId, attendanceHeads.trainingId],
		}),
		reference({ columns: [t.projectId, t.sessionId], foreignColumns: [sessions.projectId, sessions.id] }),
		reference({
			columns: [t.projectId, t.registrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
		reference({
			columns: [t.projectId, t.trainingId, t.correctsSeq],
			foreignColumns: [t.projectId, t.trainingId, t.seq],
		}),
		oneOf('attendance_entries_direction', t.direction, attendanceDirections),
		oneOf('attendance_entries_method', t.method, attendanceMethods),
		check('attendance_entries_seq', sql`${t.seq} > 0`),
		check('attendance_entries_void', sql`(${t.direction} = 'void') = (${t.correctsSeq} is not null)`),
		index('attendance_entries_registration').on(t.projectId, t.registrationId),
	],
);

export const attendancePrivacy = [
	privacyOf(attendanceHeads, { impersonal: ['lastHash'] }),
	privacyOf(attendanceEntries, { impersonal: ['direction', 'method', 'recordedBy', 'previousHash', 'hash'] }),
];
