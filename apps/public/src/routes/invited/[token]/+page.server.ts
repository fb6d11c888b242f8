import { describeFault, describeQuestions, givenIn } from '@kutsu/core/forms/asking';
import { fieldOfFault } from '@kutsu/core/forms/model';
import { AnswerAsColleagueInput } from '@kutsu/core/registrations/model';
import { formatDateTimeLong } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { assertNever, shownText } from '@kutsu/kernel';
import { fail, redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import { consentTitle, givenConsents } from '#lib/registrations/consents.ts';
import { keptByNobody } from '#lib/server/caching.ts';
import { textIn } from '#lib/server/form-text.ts';
import { orMissing } from '#lib/server/mine.ts';
import { myRegistrationPage } from '#lib/server/my-registration.ts';
import { personChoices } from '#lib/server/person-choices.ts';
import type { Actions, PageServerLoad } from './$types';

/** Questions that rest on other answers come and go as those change. */
export const csr = true;

/** Where one whom a liaison registered answers for themselves. Following the link changes nothing. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders(keptByNobody);
	const { token } = params;
	const { api, locale } = locals;
	const [page, liaison, consents, { form: asked }] = await orMissing(
		Promise.all([
			myRegistrationPage(locals, token),
			api.parties.liaison.query({ token }),
			api.consents.mine.query({ token }),
			api.selfService.answers.query({ token }),
		]),
	);
	const mine = localizedPath(page.path, locale);
	if (liaison === null || !page.registration.awaitsAnswers) redirect(303, mine);
	const choices = await personChoices(locals, page.projectSlug);
	const { groups, municipalities } = choices;
	return {
		...page,
		meta: { ...page.meta, title: `${m.party_invited_title()} – ${m.product_name()}` },
		liaison,
		consents: consents.asked.map(({ kind, version, body }) => ({
			kind,
			version,
			title: consentTitle(kind),
			body: shownText(body, locale),
		})),
		decline: localizedPath(`${page.path}/cancel`, locale),
		...choices,
		asked,
		fields: describeQuestions(
			asked.questions,
			{ municipalities, targetGroups: groups, organisations: asked.organisations },
			{ locale, required: [], isHybrid: page.training.isHybrid },
		),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { api, locale } = locals;
		const { token } = params;
		const fields = await request.formData();
		const values = {
			targetGroup: textIn(fields, 'targetGroup'),
			municipality: textIn(fields, 'municipality'),
			organisation: textIn(fields, 'organisation'),
			phone: textIn(fields, 'phone'),
			reason: textIn(fields, 'reason'),
			mode: textIn(fields, 'mode'),
		};
		const typed = Object.fromEntries(
			[...new Set(fields.keys())].map((key) => [key, fields.getAll(key).map(String)]),
		);
		const answers = givenIn({ ...typed, q_consent: fields.get('q_consent') ?? undefined });
		const input = AnswerAsColleagueInput.safeParse({ ...values, answers, token, locale });
		if (!input.success) {
			const wrong = new Set(input.error.issues.map((issue) => issue.path[0]));
			const errors: Record<string, string | undefined> = {
				targetGroup: wrong.has('targetGroup') ? m.registration_invalid_group() : undefined,
				municipality: wrong.has('municipality') ? m.registration_invalid_municipality() : undefined,
				organisation: wrong.has('organisation') ? m.common_invalid_too_long({ max: '200' }) : undefined,
				phone: wrong.has('phone') ? m.common_invalid_too_long({ max: '40' }) : undefined,
				reason: wrong.has('reason') ? m.common_invalid_too_long({ max: '1000' }) : undefined,
				mode: wrong.has('mode') ? m.registration_invalid_mode() : undefined,
			};
			return fail(400, { values, typed, errors, refusal: undefined });
		}
		const result = await orMissing(api.parties.answer.mutate(input.data));
		if (!result.ok) {
			if (result.refusal.code !== 'answers-refused')
				return fail(409, { values, typed, errors: undefined, refusal: await words(result.refusal) });
			const errors: Record<string, string | undefined> = Object.fromEntries(
				result.refusal.faults.map((fault) => [fieldOfFault(fault), describeFault(fault, locale)]),
			);
			return fail(400, { values, typed, errors, refusal: undefined });
		}
		await api.consents.setMine.mutate({ token, locale, given: givenConsents((field) => fields.get(field)) });
		redirect(303, localizedPath(`/r/${encodeURIComponent(token)}`, locale));

		async function words(
			refusal: Exclude<Extract<typeof result, { ok: false }>['refusal'], { code: 'answers-refused' }>,
		): Promise<string> {
			const { training, project } = await api.registrations.mine.query({ token });
			switch (refusal.code) {
				case 'training-cancelled':
					return m.registration_accept_refused_training_cancelled();
				case 'no-longer-registered':
					return m.registration_accept_refused_no_longer_registered();
				case 'offer-expired':
					return m.registration_accept_refused_offer_expired({
						when: formatDateTimeLong(refusal.expiredAt, training.timeZone, locale),
					});
				case 'no-seat-as-answered':
					return m.party_answer_refused_no_seat({ email: project.contactEmail });
				case 'mode-not-offered':
					return m.registration_invalid_mode();
				case 'unknown-target-group':
					return m.registration_invalid_group();
				case 'unknown-municipality':
					return m.registration_invalid_municipality();
				case 'organisation-needed':
					return m.party_invalid_organisation();
				default:
					return assertNever(refusal);
			}
		}
	},
};
