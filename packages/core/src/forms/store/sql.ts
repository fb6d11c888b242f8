import type { QuestionFacts, QuestionMode, QuestionType } from '../model.ts';
import { builtInKeys } from '../rules/answers.ts';

/** The current version of each question that is asked, as rows `q` and `v`. */
export const askedQuestions = `questions q join question_versions v
	on v.project_id = q.project_id and v.question_id = q.id and v.version = q.version`;

/** Those of a course come before a training's own. For a row named `q`. */
export const inOrder = '(q.course_id is null), q.position, q.id';

/** What decides about a question and its answers, as JSON. For rows named `q` and `v`. */
export const factsJson = `'id', q.id, 'version', v.version, 'type', q.type, 'isRequired', v.is_required, 'mode', v.mode, 'isStaffOnly', v.is_staff_only,
	'owner', case when q.course_id is null then 'training' else 'course' end,
	'condition', case when v.condition_question_id is not null then json_build_object('questionId', v.condition_question_id, 'values', v.condition_values) end,
	'optionKeys', case q.type
		when 'municipality' then (select json_agg(m.code order by m.code) from municipalities m)
		when 'target_group' then (select json_agg(g.key order by g.position) from target_groups g where g.project_id = q.project_id)
		else (select json_agg(o.option->>'key' order by o.place) from jsonb_array_elements(v.options) with ordinality as o(option, place))
	end`;

/** The questions of a training as JSON facts, in order; `[]` for none. For a row of `trainings` named `t`. */
export const formJson = `(select coalesce(json_agg(json_build_object(${factsJson}) order by ${inOrder}), '[]') from ${askedQuestions}
	where q.project_id = t.project_id and (q.course_id = t.course_id or q.training_id = t.id) and q.removed_at is null)`;

/** All that the form of a training says to those who register: labels, help where there is some, options. For a row named `t`. */
export const questionTextsJson = `(select coalesce(json_agg(said.text), '[]') from ${askedQuestions}
	cross join lateral (
		select v.label as text union all select v.help where v.help::text ~ ':\\s*"[^"]' union all
		select o->'label' from jsonb_array_elements(v.options) o
	) said
	where q.project_id = t.project_id and (q.course_id = t.course_id or q.training_id = t.id) and q.removed_at is null and not v.is_staff_only)`;

/** A question as SQL gives it: lists of the product are not in the database. */
export type StoredFacts = {
	readonly id: string;
	readonly version: number;
	readonly type: QuestionType;
	readonly isRequired: boolean;
	readonly mode: QuestionMode | null;
	readonly isStaffOnly: boolean;
	readonly owner: 'course' | 'training';
	readonly condition: QuestionFacts['condition'];
	readonly optionKeys: readonly string[] | null;
};

/** With the product's own lists filled in. */
export function withOptionKeys<Stored extends StoredFacts>(
	stored: Stored,
): Omit<Stored, 'optionKeys'> & { readonly optionKeys: readonly string[] } {
	return { ...stored, optionKeys: builtInKeys(stored.type) ?? stored.optionKeys ?? [] };
}
