import { dateParts, formatDateTimeRange, formatList, languageName } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import { fail, redirect } from '@sveltejs/kit';
import { minePage, settle } from '#lib/server/mine.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await minePage(event, m.mine_move_title());
	if (!page.choices.canChange) redirect(303, page.back);
	const { locale } = event.locals;
	return {
		...page,
		keepsNeeds: page.choices.dates.some((date) => date.keepsNeeds),
		dates: page.choices.dates.map((date) => {
			const places = [date.municipality, date.venue].flatMap((text) =>
				text ? [shownText(text, locale).text] : [],
			);
			return {
				value: date.trainingId,
				leaf: dateParts(date.startsAt, date.timeZone, locale),
				label: formatDateTimeRange(date.startsAt, date.endsAt, date.timeZone, locale),
				hint: [
					date.mode === 'online' ? m.public_online() : places.join(', '),
					formatList(
						date.languages.map((code) => languageName(code, locale)),
						locale,
					),
					m.mine_move_seats({ count: date.freeSeats }),
					page.choices.hasNeeds && !date.keepsNeeds ? m.mine_move_asks_no_needs() : '',
				]
					.filter(Boolean)
					.join(' · '),
			};
		}),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const sent = await event.request.formData();
		const trainingId = String(sent.get('trainingId') ?? '');
		const carriesNeeds = sent.get('needs') === 'carry';
		if (!/^[0-9a-f-]{36}$/.test(trainingId)) return fail(400, { refusal: m.mine_move_choose(), trainingId });
		const { token } = event.params;
		return settle(
			event,
			event.locals.api.selfService.move.mutate({ token, trainingId, carriesNeeds }),
			'moved',
		);
	},
};
