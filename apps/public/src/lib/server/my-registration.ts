import type { PublicOutputs } from '@kutsu/api/types';
import { dateParts, formatDateTimeLong, formatDateTimeRange, formatList, languageName } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { error } from '@sveltejs/kit';
import { registrationCalendarPath } from '#lib/feeds.ts';
import { footerProject } from '#lib/projects/footer-project.ts';
import { addressOf } from '#lib/trainings/describe-training.ts';
import { isMissing } from './api.ts';
import { pageMeta } from './meta.ts';

type MyRegistration = PublicOutputs['registrations']['mine'];

/** One person's own registration in the words of the page's language. */
export async function myRegistrationPage(locals: App.Locals, token: string) {
	const found = await findMine(locals, token);
	const { locale } = locals;
	const path = `/r/${encodeURIComponent(token)}`;
	const { training, project } = found;
	const shown = (text: LocalizedText) => shownText(text, locale, project.requiredLocales);
	return {
		meta: pageMeta({ title: m.registration_mine_title(), description: '', path, isHidden: true }, locale),
		path,
		projectSlug: project.slug,
		registration: {
			state: found.state,
			place: found.place,
			mode: found.mode,
			name: `${found.firstName} ${found.lastName}`,
			email: found.email,
			canCancel: found.canCancel,
			canAccept: found.canAccept,
			isDeclined: found.cancelledBy === 'decline',
			answered: found.answered,
			language: found.locale,
			awaitsAddress: found.awaitsAddress,
			awaitsAnswers: found.awaitsAnswers,
			isExpired: found.cancelledBy === 'expiry',
			offerUntil: found.offerExpiresAt && formatDateTimeLong(found.offerExpiresAt, training.timeZone, locale),
			cancelUntil: formatDateTimeLong(found.selfCancelUntil, training.timeZone, locale),
			changeUntil: formatDateTimeLong(
				found.state === 'confirmed' ? found.selfCancelUntil : found.training.startsAt,
				training.timeZone,
				locale,
			),
			madeAt: formatDateTimeLong(found.createdAt, training.timeZone, locale),
			cancelledAt: found.cancelledAt && formatDateTimeLong(found.cancelledAt, training.timeZone, locale),
			mailLanguage: languageName(found.locale, locale),
		},
		training: {
			timeZone: training.timeZone,
			path: training.code === null ? null : `/trainings/${encodeURIComponent(training.code)}`,
			title: shown(training.title),
			leaf: dateParts(training.startsAt, training.timeZone, locale),
			when: formatDateTimeRange(training.startsAt, training.endsAt, training.timeZone, locale),
			where: whereOf(found, shown),
			isCancelled: training.state === 'cancelled',
			cancelReason: training.cancelReason && shown(training.cancelReason),
			isPostponed: training.isPostponed,
			languages: formatList(
				training.languages.map((code) => languageName(code, locale)),
				locale,
			),
			conferenceUrl: training.conferenceUrl,
			isHybrid: training.mode === 'hybrid',
			sessions: training.sessions.map((session) => ({
				id: session.id,
				title: session.title && shown(session.title),
				when: formatDateTimeRange(session.startsAt, session.endsAt, training.timeZone, locale),
				room: session.roomName && shown(session.roomName),
			})),
			place: training.venue && {
				name: shown(training.venue.name),
				address: addressOf(training.venue, shown(training.venue.municipality).text),
			},
		},
		contactEmail: project.contactEmail,
		calendarHref: registrationCalendarPath(token, locale),
		project: footerProject(project, locale),
	};
}

async function findMine({ api }: App.Locals, token: string): Promise<MyRegistration> {
	try {
		return await api.registrations.mine.query({ token });
	} catch (fault) {
		if (isMissing(fault)) error(404, 'Not found');
		throw fault;
	}
}

function whereOf(
	{ mode, training }: MyRegistration,
	shown: (text: LocalizedText) => { text: string },
): string {
	if (mode === 'online') return m.public_online();
	if (!training.venue) return m.public_address_confirmed();
	return [shown(training.venue.municipality).text, shown(training.venue.name).text].join(', ');
}
