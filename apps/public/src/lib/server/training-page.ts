import type { PublicOutputs } from '@kutsu/api/types';
import { formatDateTimeRange } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { addLinks, jsonLdScript, trainingJsonLd } from '@kutsu/program-formats';
import { error } from '@sveltejs/kit';
import { PUBLIC_URL } from '$app/env/private';
import { linkedTrainingCalendarPath, trainingCalendarPath } from '#lib/feeds.ts';
import { localizedPath } from '#lib/paths.ts';
import { footerProject } from '#lib/projects/footer-project.ts';
import { describeAlternatives, describeTraining } from '#lib/trainings/describe-training.ts';
import type { PublicTraining, TrainingView } from '#lib/trainings/describe-training.ts';
import { isMissing } from './api.ts';
import { pageMeta } from './meta.ts';

/** Where a training is found: by its code, or, when it is not public, by the token of its link. */
export type TrainingAddress = {
	readonly name: string;
	readonly path: string;
	readonly isToken: boolean;
	/** The personal link by which it was opened. */
	readonly invitation?: Invitation;
};
type Invitation = PublicOutputs['ways']['invited'] & { readonly token: string };

export const byCode = (code: string): TrainingAddress => ({
	name: code,
	path: `/trainings/${encodeURIComponent(code)}`,
	isToken: false,
});
export const byToken = (token: string): TrainingAddress => ({
	name: token,
	path: `/t/${encodeURIComponent(token)}`,
	isToken: true,
});

/** Where a personal link leads; a page that is missing when it is unknown or was revoked. */
export async function byInvitation(locals: App.Locals, token: string): Promise<TrainingAddress> {
	try {
		const invited = await locals.api.ways.invited.query({ token });
		return {
			name: invited.training,
			path: `/i/${encodeURIComponent(token)}`,
			isToken: /^[0-9a-f-]{36}\./.test(invited.training),
			invitation: { ...invited, token },
		};
	} catch (fault) {
		if (isMissing(fault)) error(404, 'Not found');
		throw fault;
	}
}

/** The training, or the page that says there is none. A token is no code, nor a code a token. */
export async function findTraining(locals: App.Locals, address: TrainingAddress): Promise<PublicTraining> {
	if (address.isToken !== /^[0-9a-f-]{36}\./.test(address.name)) error(404, 'Not found');
	try {
		return await locals.api.trainings.get.query({ training: address.name });
	} catch (fault) {
		if (isMissing(fault)) error(404, 'Not found');
		throw fault;
	}
}

/** Everything a training's page shows. */
export async function trainingPage(locals: App.Locals, address: TrainingAddress) {
	const { locale } = locals;
	const [found, regions] = await Promise.all([
		findTraining(locals, address),
		locals.api.geography.regions.query(),
	]);
	const training = describeTraining(found, address.path, locale, regions.length, address.invitation);
	const isFull = found.phase === 'full' && !address.invitation?.heldUntil;
	return {
		instead:
			isFull || found.phase === 'closed'
				? describeAlternatives(
						await locals.api.trainings.alternatives.query({ trainingId: found.id, locale }),
						locale,
					)
				: null,
		meta: pageMeta(
			{
				title: training.title.text,
				description: [training.when, training.where, training.description.text].filter(Boolean).join('. '),
				path: address.path,
				isHidden: !found.isPublic || address.invitation !== undefined,
			},
			locale,
		),
		training,
		// A link that may be revoked does not give another away.
		calendarHref: address.invitation
			? null
			: address.isToken
				? linkedTrainingCalendarPath(address.name, locale)
				: trainingCalendarPath(address.name, locale),
		addEvents: found.isPublic && !address.invitation ? addEvents(found, training, address, locale) : [],
		jsonLd: found.isPublic && !address.invitation ? linkedData(found, address, locals) : null,
		project: footerProject(found.project, locale),
	};
}

/** Each session that is held, as far as the public page tells of it: no place that only the confirmed are told. */
function addEvents(found: PublicTraining, shown: TrainingView, address: TrainingAddress, locale: Locale) {
	const held = found.sessions.filter((session) => session.state === 'scheduled');
	return held.map((session) => {
		const { id, startsAt, endsAt } = session;
		const own = session.title && shownText(session.title, locale, found.project.requiredLocales).text;
		return {
			id,
			when: formatDateTimeRange(startsAt, endsAt, found.timeZone, locale),
			links: addLinks({
				title: own ? `${shown.title.text}: ${own}` : shown.title.text,
				...{ startsAt, endsAt, timeZone: found.timeZone },
				location: shown.place
					? [shown.place.name.text, shown.place.address].filter(Boolean).join(', ')
					: shown.where,
				url: PUBLIC_URL + localizedPath(address.path, locale),
				text: '',
			}),
		};
	});
}

function linkedData(training: PublicTraining, address: TrainingAddress, { locale }: App.Locals): string {
	const shown = (text: LocalizedText) => shownText(text, locale, training.project.requiredLocales).text;
	const isOpen = training.phase !== 'cancelled' && training.phase !== 'past';
	const sum = (key: 'capacitySeats' | 'seatsLeft') =>
		training.seats.reduce((total, pool) => total + pool[key], 0);
	return jsonLdScript(
		trainingJsonLd({
			url: PUBLIC_URL + localizedPath(address.path, locale),
			name: shown(training.title),
			description: shown(training.description),
			languages: training.languages,
			mode: training.mode,
			state: training.phase === 'cancelled' ? 'cancelled' : 'scheduled',
			previousStartsAt: null,
			startsAt: training.startsAt,
			endsAt: training.endsAt,
			timeZone: training.timeZone,
			place:
				training.mode === 'online'
					? null
					: {
							name: training.venue && shown(training.venue.name),
							streetAddress: training.venue?.streetAddress ?? null,
							postalCode: training.venue?.postalCode ?? null,
							municipality: training.municipality && shown(training.municipality.name),
							countryCode: 'FI',
						},
			organiser: { name: shown(training.project.organiser) || m.product_name(), url: PUBLIC_URL },
			capacitySeats: sum('capacitySeats'),
			seatsLeft: sum('seatsLeft'),
			registration: isOpen ? { opensAt: training.opensAt, closesAt: training.closesAt } : null,
			course: { name: shown(training.course.title), description: '' },
			instructors: training.trainers.map((trainer) => ({
				name: trainer.name,
				role: shown(trainer.role),
				isProtected: false,
			})),
			sessions: training.sessions.map((session) => ({
				name: session.title && shown(session.title),
				startsAt: session.startsAt,
				endsAt: session.endsAt,
				state: session.state,
			})),
		}),
	);
}
