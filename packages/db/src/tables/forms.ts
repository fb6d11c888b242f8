import type { LocalizedText } from '@kutsu/kernel';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import {
	id,
	instant,
	localeColumn,
	localized,
	oneOf,
	optionalId,
	privacyOf,
	projectId,
	reference,
} from './columns.ts';
import { courses } from './courses.ts';
import { projects } from './projects.ts';
import { registrations } from './registrations.ts';
import { trainings } from './trainings.ts';

export const questionTypes = [
	'text',
	'long_text',
	'choice',
	'choices',
	'yes_no',
	'number',
	'date',
	'organisation',
	'municipality',
	'target_group',
	'language',
	'diet',
	'access',
] as const;

/** How one takes part for a question to be asked. */
export const questionModes = ['onsite', 'online'] as const;

/** A question of a course, asked in all its trainings, or of one training. Its type is for life; removed, it stays. */
export const questions = pgTable(
	'questions',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		/** Exactly one owner. */
		courseId: optionalId(),
		trainingId: optionalId(),
		type: text().$type<(typeof questionTypes)[number]>().notNull(),
		position: integer().notNull(),
		/** The version that is asked now; also what an edit is made on. */
		version: integer().notNull().default(1),
		createdAt: instant().notNull(),
		/** Null while it is asked. */
		removedAt: instant(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.courseId], foreignColumns: [courses.projectId, courses.id] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
		check('questions_owner', sql`num_nonnulls(${t.courseId}, ${t.trainingId}) = 1`),
		oneOf('questions_type', t.type, questionTypes),
		index('questions_course').on(t.projectId, t.courseId, t.position),
		index('questions_training').on(t.projectId, t.trainingId, t.position),
	],
);

/** A question as it was worded from one moment on; never changed, so that an answer keeps what it answered. */
export const questionVersions = pgTable(
	'question_versions',
	{
		projectId: projectId(),
		questionId: id(),
		version: integer().notNull(),
		label: localized().notNull(),
		help: localized().notNull().default({}),
		/** In order; empty for types that bring their own. */
		options: jsonb().$type<readonly { readonly key: string; readonly label: LocalizedText }[]>().notNull(),
		isRequired: boolean().notNull(),
		/** Null: asked of everyone. */
		mode: text().$type<(typeof questionModes)[number]>(),
		isStaffOnly: boolean().notNull(),
		/** Asked only when the answer to this one is among the values; null: always. */
		conditionQuestionId: optionalId(),
		conditionValues: text().array().notNull().default([]),
		createdAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.questionId, t.version] }),
		reference({ columns: [t.projectId, t.questionId], foreignColumns: [questions.projectId, questions.id] }),
		reference({
			columns: [t.projectId, t.conditionQuestionId],
			foreignColumns: [questions.projectId, questions.id],
		}),
		oneOf('question_versions_mode', t.mode, questionModes),
		check(
			'question_versions_condition',
			sql`(${t.conditionQuestionId} is null) = (cardinality(${t.conditionValues}) = 0)`,
		),
	],
);

/** One registration's answer to one question, with the version it answered. Diet and access needs are not here. */
export const answers = pgTable(
	'answers',
	{
		projectId: projectId(),
		registrationId: id(),
		questionId: id(),
		version: integer().notNull(),
		value: jsonb().$type<string | number | readonly string[]>().notNull(),
		answeredAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.registrationId, t.questionId] }),
		reference({
			columns: [t.projectId, t.registrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
		reference({
			columns: [t.projectId, t.questionId, t.version],
			foreignColumns: [questionVersions.projectId, questionVersions.questionId, questionVersions.version],
		}),
		index('answers_question').on(t.projectId, t.questionId),
	],
);

/** Days after the training for which diet and access needs are kept. */
export const needsKeptDays = 14;

/** Diet and access needs: sealed, apart from all other answers, and gone soon after the training. */
export const needs = pgTable(
	'needs',
	{
		projectId: projectId(),
		registrationId: id(),
		questionId: id(),
		version: integer().notNull(),
		/** AES-256-GCM; names its key, opens only for this project, registration and question. */
		sealed: text().notNull(),
		/** Which wording of the consent was ticked, in which language, when. */
		consentVersion: integer().notNull(),
		consentLocale: localeColumn().notNull(),
		answeredAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.registrationId, t.questionId] }),
		reference({
			columns: [t.projectId, t.registrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
		reference({
			columns: [t.projectId, t.questionId, t.version],
			foreignColumns: [questionVersions.projectId, questionVersions.questionId, questionVersions.version],
		}),
		index('needs_question').on(t.projectId, t.questionId),
	],
);

export const formsPrivacy = [
	privacyOf(questions, { impersonal: ['type'] }),
	privacyOf(questionVersions, { impersonal: ['label', 'help', 'options', 'mode', 'conditionValues'] }),
	privacyOf(answers, {
		personal: {
			value: {
				subject: 'participant',
				purpose: 'What the organisers asked for this training',
				retention: 'Until the three-month survey has closed',
			},
		},
	}),
	privacyOf(needs, {
		personal: {
			sealed: {
				subject: 'participant',
				purpose: 'Food and accessibility on the day, by the person’s own consent; kept encrypted',
				retention: `${needsKeptDays} days after the training, or when the registration is cancelled`,
			},
		},
		impersonal: ['consentLocale'],
	}),
];
