import { named } from '@kutsu/db';
import { NotFound, shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText, ShownText } from '@kutsu/kernel';
import { openLink } from '@kutsu/kernel/keys';
import type { Context, TxContext } from '../context.ts';
import { readsOf } from '../context.ts';
import { isSensitiveNameSql } from '../organisations/index.ts';
import { getProjectFor } from '../projects/index.ts';
import type { FormOwner, GivenAnswers, Question, QuestionOption, QuestionType } from './model.ts';
import { writeAnswer } from './rules/answer-text.ts';
import type { AnswerFacts, AnswerValue } from './rules/answers.ts';
import type { RegistrationAddress } from './store/answers.ts';
import { readForm } from './store/questions.ts';
import type { FormQuestion } from './store/questions.ts';
import { askedQuestions, factsJson, inOrder, withOptionKeys } from './store/sql.ts';
import type { StoredFacts } from './store/sql.ts';

/** A form as it is built. */
export type FormForStaff = {
	readonly course: { readonly id: string; readonly title: LocalizedText };
	/** Null for a course's form. */
	readonly training: {
		readonly id: string;
		readonly code: string;
		readonly title: LocalizedText;
		readonly mode: 'onsite' | 'online' | 'hybrid';
		readonly hasCatering: boolean;
	} | null;
	readonly requiredLocales: readonly Locale[];
	/** In order: the course's, then the training's own. */
	readonly questions: readonly (FormQuestion & {
		/** Registrations that have answered it. */
		readonly answerCount: number;
	})[];
	/** Asked no longer, with answers; the last removed first. */
	readonly archived: readonly {
		readonly id: string;
		readonly type: QuestionType;
		readonly label: LocalizedText;
		readonly answerCount: number;
		readonly removedAt: Date;
	}[];
};

const answerCount = `(select count(*)::int from answers a where a.project_id = q.project_id and a.question_id = q.id)
	+ (select count(*)::int from needs n where n.project_id = q.project_id and n.question_id = q.id)`;

/** @throws NotFound, Forbidden without `plan.read` */
export async function formForStaff(
	ctx: Context,
	input: { readonly project: string; readonly owner: FormOwner },
): Promise<FormForStaff> {
	const project = await getProjectFor(ctx, input.project, 'plan.read');
	const trainingId = 'trainingId' in input.owner ? input.owner.trainingId : null;
	const [head] = await named<Pick<FormForStaff, 'course' | 'training'>>(
		readsOf(ctx),
		'forms_head',
		`select json_build_object('id', c.id, 'title', c.title) as course,
			case when t.id is not null then json_build_object('id', t.id, 'code', t.code, 'title', t.title, 'mode', t.mode,
				'hasCatering', t.catering <> 'none') end as training
		 from courses c left join trainings t on t.project_id = c.project_id and t.id = $3::uuid
		 where c.project_id = $1 and c.id = coalesce($2::uuid, t.course_id)`,
		[project.id, 'courseId' in input.owner ? input.owner.courseId : null, trainingId],
	);
	if (!head) throw new NotFound('form');
	const at = { projectId: project.id, courseId: head.course.id, trainingId };
	const counts = await named<{ id: string; answerCount: number }>(
		readsOf(ctx),
		'forms_answer_counts',
		`select q.id, ${answerCount} as "answerCount" from questions q
		 where q.project_id = $1 and (q.course_id = $2 or q.training_id = $3) and q.removed_at is null`,
		[at.projectId, at.courseId, trainingId],
	);
	const countOf = new Map(counts.map((row) => [row.id, row.answerCount]));
	const archived = await named<FormForStaff['archived'][number]>(
		readsOf(ctx),
		'forms_archived',
		`select * from (select q.id, q.type, v.label, ${answerCount} as "answerCount", q.removed_at as "removedAt" from ${askedQuestions}
		 where q.project_id = $1 and q.course_id is not distinct from $2::uuid and q.training_id is not distinct from $3::uuid and q.removed_at is not null) one
		 where "answerCount" > 0 order by "removedAt" desc, id`,
		[at.projectId, trainingId === null ? at.courseId : null, trainingId],
	);
	return {
		...head,
		requiredLocales: project.requiredLocales,
		questions: (await readForm(ctx, at)).map((question) => ({
			...question,
			answerCount: countOf.get(question.id) ?? 0,
		})),
		archived,
	};
}

/** What one who registers is asked. Options of registers (municipality, target group) come as keys only. */
export type AskedForm = {
	/** How the training is held. */
	readonly mode: 'onsite' | 'online' | 'hybrid';
	readonly hasCatering: boolean;
	/** In order. */
	readonly questions: readonly Question[];
	/** Names of the project's register to choose from where an organisation is asked; empty where none is. */
	readonly organisations: readonly string[];
};

/** A hundred of the register at most; workplaces that must not be known are not among them. For rows `t`, `q` and `v`. */
const organisationsJson = `(select coalesce(json_agg(o.sort_name order by o.sort_name collate "fi-x-icu"), '[]') from (
	select o.sort_name from organisations o
	where o.project_id = t.project_id and o.archived_at is null and not o.is_sensitive_workplace and exists (
		select from ${askedQuestions} where q.project_id = t.project_id and (q.course_id = t.course_id or q.training_id = t.id)
			and q.type = 'organisation' and q.removed_at is null)
	order by o.sort_name collate "fi-x-icu", o.id limit 100) o)`;

const askedSql = (where: string) => `
select t.mode, t.catering <> 'none' as "hasCatering",
	(select coalesce(json_agg(json_build_object(${factsJson}, 'label', v.label, 'help', v.help, 'options', v.options) order by ${inOrder}), '[]')
	 from ${askedQuestions}
	 where q.project_id = t.project_id and (q.course_id = t.course_id or q.training_id = t.id) and q.removed_at is null) as questions,
	${organisationsJson} as organisations
from trainings t where ${where}`;

type AskedRow = Omit<AskedForm, 'questions'> & {
	readonly questions: readonly (StoredFacts & Pick<Question, 'label' | 'help' | 'options'>)[];
};

/** For anyone: without what only staff answer. @throws NotFound as for the training's own page */
export async function publicForm(ctx: Context, input: { readonly training: string }): Promise<AskedForm> {
	const link = openLink(ctx.keys, input.training, 'training');
	const [row] = link
		? await named<AskedRow>(
				readsOf(ctx),
				'forms_asked_by_link',
				askedSql("t.id = $1 and t.link_generation = $2 and t.state <> 'draft'"),
				[link.linkId, link.generation],
			)
		: await named<AskedRow>(
				readsOf(ctx),
				'forms_asked_by_code',
				askedSql("t.code = $1 and t.visibility = 'public' and t.state <> 'draft'"),
				[input.training],
			);
	if (!row) throw new NotFound('training');
	return askedOf(row, false);
}

/** The same for a caller that has settled who asks: `isStaff` adds what only staff answer. @throws NotFound */
export async function askedForm(
	ctx: Context | TxContext,
	training: { readonly projectId: string; readonly trainingId: string },
	isStaff: boolean,
): Promise<AskedForm> {
	const [row] = await named<AskedRow>(
		readsOf(ctx),
		'forms_asked',
		askedSql('t.project_id = $1 and t.id = $2'),
		[training.projectId, training.trainingId],
	);
	if (!row) throw new NotFound('training');
	return askedOf(row, isStaff);
}

function askedOf({ questions, ...rest }: AskedRow, isStaff: boolean): AskedForm {
	return {
		...rest,
		questions: questions.map(withOptionKeys).filter((question) => isStaff || !question.isStaffOnly),
	};
}

/** What `decideAnswers` asks, of a form and a person. */
export function answerFactsOf(form: AskedForm, person: Pick<AnswerFacts, 'mode' | 'isStaff'>): AnswerFacts {
	return { ...person, hasCatering: form.hasCatering, questions: form.questions };
}

/** The name that stands behind an answer `a` to `q` from a register. */
const registerNameSql = `case q.type when 'municipality' then (select m.name from municipalities m where m.code = a.value #>> '{}')
	when 'target_group' then (select g.name from target_groups g where g.project_id = q.project_id and g.key = a.value #>> '{}') end`;

/** One answer as it is read. */
export type ShownAnswer = {
	readonly questionId: string;
	readonly type: QuestionType;
	/** As it was worded when it was answered. */
	readonly label: ShownText;
	/** In words; null for diet and access needs: they were given, and that is all that is said. */
	readonly text: string | null;
	readonly isStaffOnly: boolean;
	readonly answeredAt: Date;
};

/**
 * A registration's answers in words, in the form's order, also to questions that are asked no longer. Diet and
 * access needs only as given. Whether the actor may see them is the caller's question; a person's own view
 * leaves out what `isStaffOnly`.
 */
export async function answersOf(
	ctx: Context | TxContext,
	registration: RegistrationAddress,
	locale: Locale,
): Promise<ShownAnswer[]> {
	const rows = await named<{
		questionId: string;
		type: QuestionType;
		label: LocalizedText;
		options: readonly QuestionOption[];
		isStaffOnly: boolean;
		value: AnswerValue | null;
		name: LocalizedText | null;
		answeredAt: Date;
		requiredLocales: readonly Locale[];
	}>(
		readsOf(ctx),
		'forms_answers_of',
		`select q.id as "questionId", q.type, v.label, v.options, v.is_staff_only as "isStaffOnly", a.value, a.answered_at as "answeredAt",
			p.required_locales as "requiredLocales",
			${registerNameSql} as name
		 from (
			select question_id, version, value, answered_at from answers where project_id = $1 and registration_id = $2
			union all select question_id, version, null, answered_at from needs where project_id = $1 and registration_id = $2
		 ) a
		 join questions q on q.project_id = $1 and q.id = a.question_id
		 join question_versions v on v.project_id = $1 and v.question_id = a.question_id and v.version = a.version
		 join projects p on p.id = $1
		 order by ${inOrder}`,
		[registration.projectId, registration.registrationId],
	);
	return rows.map(({ options, value, name, requiredLocales, label, ...row }) => ({
		...row,
		label: shownText(label, locale, requiredLocales),
		text:
			value === null ? null : writeAnswer({ type: row.type, options, value, name }, locale, requiredLocales),
	}));
}

/**
 * Questions whose answers can stand in a list: those of a training's form in order, also those asked no longer that were
 * answered, and those named by id. Diet and access needs are never among them.
 */
export function listableQuestions(
	ctx: Context | TxContext,
	wanted: {
		readonly projectId: string;
		readonly trainingId?: string | undefined;
		readonly questionIds: readonly string[];
	},
): Promise<{ readonly id: string; readonly type: QuestionType; readonly label: LocalizedText }[]> {
	return named(
		readsOf(ctx),
		'forms_listable',
		`select q.id, q.type, v.label from ${askedQuestions}
		 where q.project_id = $1 and q.type not in ('diet', 'access') and (q.id = any($3::uuid[])
			or (q.training_id = $2::uuid or q.course_id = (select t.course_id from trainings t where t.project_id = $1 and t.id = $2::uuid))
				and (q.removed_at is null or exists (select from answers a where a.project_id = q.project_id and a.question_id = q.id)))
		 order by ${inOrder}`,
		[wanted.projectId, wanted.trainingId ?? null, wanted.questionIds],
	);
}

/**
 * Answers of many registrations to some questions, in words, by registration and question. One statement, and none of
 * diet or access, nor any that names a sensitive workplace. Whether the actor may see them is the caller's question.
 */
export async function answersOfRegistrations(
	ctx: Context | TxContext,
	wanted: {
		readonly projectId: string;
		readonly registrationIds: readonly string[];
		readonly questionIds: readonly string[];
	},
	locale: Locale,
): Promise<ReadonlyMap<string, ReadonlyMap<string, { readonly type: QuestionType; readonly text: string }>>> {
	const rows = await named<{
		registrationId: string;
		questionId: string;
		type: QuestionType;
		options: readonly QuestionOption[];
		value: AnswerValue;
		name: LocalizedText | null;
		requiredLocales: readonly Locale[];
	}>(
		readsOf(ctx),
		'forms_answers_of_many',
		`select a.registration_id as "registrationId", q.id as "questionId", q.type, v.options, a.value, p.required_locales as "requiredLocales",
			${registerNameSql} as name
		 from answers a
		 join questions q on q.project_id = $1 and q.id = a.question_id
		 join question_versions v on v.project_id = $1 and v.question_id = a.question_id and v.version = a.version
		 join projects p on p.id = $1
		 where a.project_id = $1 and a.registration_id = any($2::uuid[]) and a.question_id = any($3::uuid[])
			and not (q.type = 'organisation' and ${isSensitiveNameSql("a.value #>> '{}'", '$1')})`,
		[wanted.projectId, wanted.registrationIds, wanted.questionIds],
	);
	return new Map(
		[...Map.groupBy(rows, (row) => row.registrationId)].map(([id, answers]) => [
			id,
			new Map(
				answers.map(({ questionId, requiredLocales, ...row }) => [
					questionId,
					{ type: row.type, text: writeAnswer(row, locale, requiredLocales) },
				]),
			),
		]),
	);
}

/**
 * A registration's answers as a form holds them, to begin a change with. What was told of diet and access is not
 * among them: `needsGiven` has the questions, each to be kept, replaced or removed.
 */
export async function givenAnswersOf(
	ctx: Context | TxContext,
	registration: RegistrationAddress,
): Promise<{ readonly values: GivenAnswers['values']; readonly needsGiven: readonly string[] }> {
	const rows = await named<{ questionId: string; value: AnswerValue | null }>(
		readsOf(ctx),
		'forms_given_answers',
		`select question_id as "questionId", value from answers where project_id = $1 and registration_id = $2
		 union all select question_id, null from needs where project_id = $1 and registration_id = $2`,
		[registration.projectId, registration.registrationId],
	);
	return {
		values: Object.fromEntries(
			rows.flatMap(({ questionId, value }) =>
				value === null ? [] : [[questionId, [value].flat().map(String)] as const],
			),
		),
		needsGiven: rows.filter((row) => row.value === null).map((row) => row.questionId),
	};
}
