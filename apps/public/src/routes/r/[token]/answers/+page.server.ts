import { describeFault, describeQuestions, givenIn } from '@kutsu/core/forms/asking';
import { fieldName, fieldOfFault, stayFieldName } from '@kutsu/core/forms/model';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import { fail, redirect } from '@sveltejs/kit';
import { doneAt, minePage, orMissing, refusedInWords } from '#lib/server/mine.ts';
import { personChoices } from '#lib/server/person-choices.ts';
import type { Actions, PageServerLoad } from './$types';

/** Questions that rest on other answers come and go as those change. */
export const csr = true;

export const load: PageServerLoad = async (event) => {
	const { api, locale } = event.locals;
	const { token } = event.params;
	const [page, { form, mode, needsGiven, values }] = await Promise.all([
		minePage(event, m.mine_answers_title()),
		orMissing(api.selfService.answers.query({ token })),
	]);
	if (!page.choices.hasQuestions) redirect(303, page.back);
	const { groups, municipalities } = await personChoices(event.locals, page.projectSlug);
	return {
		...page,
		asked: form,
		mode,
		fields: describeQuestions(
			form.questions,
			{ municipalities, targetGroups: groups, organisations: form.organisations },
			{ locale, required: [], isHybrid: false },
		),
		answers: Object.fromEntries(
			Object.entries(values).map(([id, given]) => {
				const isList = form.questions.find((one) => one.id === id)?.type === 'choices';
				return [fieldName(id), isList ? given : (given[0] ?? '')];
			}),
		),
		needsGiven: form.questions
			.filter(({ id }) => needsGiven.includes(id))
			.map(({ id, label }) => ({ name: stayFieldName(id), question: shownText(label, locale) })),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { api, locale } = event.locals;
		const { token } = event.params;
		const sent = await event.request.formData();
		const typed = Object.fromEntries(
			[...new Set(sent.keys())].map((key) => [key, sent.getAll(key).map(String)]),
		);
		const fields = { ...typed, q_consent: sent.get('q_consent') ?? undefined };
		const answers = givenIn(fields);
		const result = await orMissing(api.selfService.changeAnswers.mutate({ token, answers }));
		if (result.ok) redirect(303, doneAt(token, 'changed', locale));
		if (result.refusal.code !== 'answers-refused') {
			const { data } = await refusedInWords(event, result.refusal);
			return fail(409, { refusal: data.refusal, errors: {}, typed });
		}
		const errors = Object.fromEntries(
			result.refusal.faults.map((fault) => [fieldOfFault(fault), [describeFault(fault, locale)]]),
		);
		return fail(400, { refusal: null, errors, typed });
	},
};
