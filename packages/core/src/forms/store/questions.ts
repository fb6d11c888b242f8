import { named } from '@kutsu/db';
import type { LocalizedText } from '@kutsu/kernel';
import { NotFound, only } from '@kutsu/kernel';
import type { Context, TxContext } from '../../context.ts';
import { readsOf } from '../../context.ts';
import type { FormOwner, Question, QuestionFacts, QuestionOption } from '../model.ts';
import { askedQuestions, factsJson, inOrder, withOptionKeys } from './sql.ts';
import type { StoredFacts } from './sql.ts';

export type FormHead = {
	readonly projectId: string;
	readonly courseId: string;
	/** Null for a course's form. */
	readonly trainingId: string | null;
};

export type FormQuestion = Question & { readonly owner: 'course' | 'training' };

/**
 * Holds the forms of a course and of all its trainings against other edits, so that no two can close a circle
 * between them. @throws NotFound
 */
export async function lockForm(ctx: TxContext, projectId: string, owner: FormOwner): Promise<FormHead> {
	const [row] = await named<{ courseId: string; trainingId: string | null }>(
		ctx.tx,
		'forms_lock',
		`select c.id as "courseId", t.id as "trainingId" from courses c
		 left join trainings t on t.project_id = c.project_id and t.id = $3::uuid
		 where c.project_id = $1 and c.id = coalesce($2::uuid, t.course_id) for no key update of c`,
		[projectId, 'courseId' in owner ? owner.courseId : null, 'trainingId' in owner ? owner.trainingId : null],
	);
	if (!row) throw new NotFound('form');
	return { projectId, ...row };
}

/** Whose a question is, held like its form. @throws NotFound for one that was removed too */
export async function lockFormOfQuestion(
	ctx: TxContext,
	projectId: string,
	questionId: string,
	isRemoved = false,
): Promise<FormHead> {
	const [row] = await named<{ courseId: string | null; trainingId: string | null }>(
		ctx.tx,
		'forms_owner_of_question',
		`select course_id as "courseId", training_id as "trainingId" from questions
		 where project_id = $1 and id = $2 and (removed_at is not null) = $3`,
		[projectId, questionId, isRemoved],
	);
	if (!row) throw new NotFound('question');
	return lockForm(
		ctx,
		projectId,
		row.courseId === null ? { trainingId: row.trainingId ?? '' } : { courseId: row.courseId },
	);
}

/** All that is asked, in order: the course's, and the training's own when the form is a training's. */
export async function readForm(
	ctx: Context | TxContext,
	{ projectId, courseId, trainingId }: FormHead,
	/** A removed question to be read with the others; null: none. */
	removedId: string | null = null,
): Promise<FormQuestion[]> {
	const rows = await named<{ question: StoredFacts & Texts }>(
		readsOf(ctx),
		'forms_questions',
		`select json_build_object(${factsJson}, 'label', v.label, 'help', v.help, 'options', v.options) as question
		 from ${askedQuestions}
		 where q.project_id = $1 and (q.course_id = $2 or q.training_id = $3) and (q.removed_at is null or q.id = $4) order by ${inOrder}`,
		[projectId, courseId, trainingId, removedId],
	);
	return rows.map(({ question }) => withOptionKeys(question));
}

type Texts = Pick<Question, 'label' | 'help' | 'options'>;

/** Questions that rest on this one, in its form or in that of any training. */
export async function readDependents(
	ctx: TxContext,
	projectId: string,
	questionId: string,
): Promise<QuestionFacts[]> {
	const rows = await named<{ question: StoredFacts }>(
		ctx.tx,
		'forms_dependents',
		`select json_build_object(${factsJson}) as question from ${askedQuestions}
		 where q.project_id = $1 and v.condition_question_id = $2 and q.removed_at is null order by ${inOrder}`,
		[projectId, questionId],
	);
	return rows.map(({ question }) => withOptionKeys(question));
}

export type QuestionWording = {
	readonly label: LocalizedText;
	readonly help: LocalizedText;
	readonly options: readonly QuestionOption[];
	readonly isRequired: boolean;
	readonly mode: Question['mode'];
	readonly isStaffOnly: boolean;
	readonly condition: Question['condition'];
};

/** Adds a question after the owner's others. */
export async function insertQuestion(
	ctx: TxContext,
	form: FormHead,
	question: QuestionWording & Pick<Question, 'id' | 'type'>,
): Promise<void> {
	await named(
		ctx.tx,
		'forms_insert_question',
		`insert into questions (project_id, id, course_id, training_id, type, position, created_at)
		 select $1, $2, $3, $4, $5, 1 + coalesce(max(position), 0), $6 from questions
		 where project_id = $1 and course_id is not distinct from $3 and training_id is not distinct from $4`,
		[
			form.projectId,
			question.id,
			form.trainingId === null ? form.courseId : null,
			form.trainingId,
			question.type,
			ctx.now(),
		],
	);
	await insertVersion(ctx, form.projectId, question.id, 1, question);
}

/** Words a question anew from now on; the former wording stays for those who answered it. */
export async function saveQuestion(
	ctx: TxContext,
	projectId: string,
	questionId: string,
	version: number,
	wording: QuestionWording,
): Promise<void> {
	await insertVersion(ctx, projectId, questionId, version, wording);
	await named(
		ctx.tx,
		'forms_save_question',
		'update questions set version = $3 where project_id = $1 and id = $2',
		[projectId, questionId, version],
	);
}

async function insertVersion(
	ctx: TxContext,
	projectId: string,
	questionId: string,
	version: number,
	wording: QuestionWording,
): Promise<void> {
	await named(
		ctx.tx,
		'forms_insert_version',
		`insert into question_versions (project_id, question_id, version, label, help, options, is_required, mode, is_staff_only,
			condition_question_id, condition_values, created_at)
		 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		[
			projectId,
			questionId,
			version,
			JSON.stringify(wording.label),
			JSON.stringify(wording.help),
			JSON.stringify(wording.options),
			wording.isRequired,
			wording.mode,
			wording.isStaffOnly,
			wording.condition?.questionId ?? null,
			wording.condition?.values ?? [],
			ctx.now(),
		],
	);
}

/** Asks it no longer, or again, after the owner's others. Says whether anyone has answered it. */
export async function saveRemoval(
	ctx: TxContext,
	projectId: string,
	questionId: string,
	isRemoved: boolean,
): Promise<{ hasAnswers: boolean }> {
	return only(
		await named<{ hasAnswers: boolean }>(
			ctx.tx,
			'forms_save_removal',
			`update questions q set removed_at = $3, position = case when $3::timestamptz is null then 1 + (
				select max(o.position) from questions o where o.project_id = q.project_id
					and o.course_id is not distinct from q.course_id and o.training_id is not distinct from q.training_id) else q.position end
			 where q.project_id = $1 and q.id = $2
			 returning exists (select from answers a where a.project_id = $1 and a.question_id = $2)
				or exists (select from needs n where n.project_id = $1 and n.question_id = $2) as "hasAnswers"`,
			[projectId, questionId, isRemoved ? ctx.now() : null],
		),
	);
}

/** The owner's own questions in this order. */
export async function saveOrder(
	ctx: TxContext,
	projectId: string,
	questionIds: readonly string[],
): Promise<void> {
	await named(
		ctx.tx,
		'forms_save_order',
		`update questions q set position = o.place from unnest($2::uuid[]) with ordinality as o(id, place)
		 where q.project_id = $1 and q.id = o.id`,
		[projectId, questionIds],
	);
}
