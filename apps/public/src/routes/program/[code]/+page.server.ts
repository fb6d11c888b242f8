import { isRest, programViews } from '@kutsu/core/program/model';
import type { ProgramView } from '@kutsu/core/program/model';
import { m } from '@kutsu/i18n/messages';
import { localeNames } from '@kutsu/i18n';
import { locales, shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { jsonLdScript, seminarJsonLd } from '@kutsu/program-formats';
import { error } from '@sveltejs/kit';
import { PUBLIC_URL } from '$app/env/private';
import { localizedPath } from '#lib/paths.ts';
import { footerProject } from '#lib/projects/footer-project.ts';
import { isMissing } from '#lib/server/api.ts';
import { sharedBriefly } from '#lib/server/caching.ts';
import { pageMeta } from '#lib/server/meta.ts';
import { describeProgram } from './describe-program.ts';
import type { ProgramShown, PublicProgram } from './describe-program.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders, url }) => {
	const { api, locale } = locals;
	const found = await api.program.get.query({ training: params.code }).catch((fault: unknown) => {
		if (isMissing(fault)) error(404, 'Not found');
		throw fault;
	});
	setHeaders(sharedBriefly);
	const view = programViews.find((one) => one === url.searchParams.get('view')) ?? 'time';
	const shown = (text: LocalizedText) => shownText(text, locale, found.project.requiredLocales);
	const program = found.program && describeProgram(found.program, found.now, view, locale);
	const title = program?.title ?? shown(found.title);
	return {
		meta: pageMeta(
			{
				title: m.program_of({ title: title.text }),
				description: m.program_summary({ title: title.text, date: program?.when ?? '' }),
				path: pathOf(found.code, view),
			},
			locale,
		),
		title,
		code: found.code,
		isCancelled: found.isCancelled,
		cancelReason: found.cancelReason && shown(found.cancelReason),
		program,
		views: viewsOf(found, view, locale),
		files: filesOf(found, program, locale),
		jsonLd: found.program && linkedData(found, found.program, locale),
		project: footerProject(found.project, locale),
	};
};

/** The view by time is the page itself. */
function pathOf(code: string, view: ProgramView): string {
	return `/program/${encodeURIComponent(code)}${view === 'time' ? '' : `?view=${view}`}`;
}

function viewsOf({ code, program }: PublicProgram, current: ProgramView, locale: Locale) {
	const labels = { time: m.program_by_time(), track: m.program_by_track(), room: m.program_by_room() };
	const has = {
		time: true,
		track: (program?.tracks.length ?? 0) > 0,
		room: (program?.rooms.length ?? 0) > 0,
	};
	return programViews
		.filter((view) => has[view])
		.map((view) => ({
			label: labels[view],
			href: localizedPath(pathOf(code, view), locale),
			current: view === current,
		}));
}

function filesOf({ code }: PublicProgram, program: ProgramShown | null, locale: Locale) {
	const calendar = (query: string) => {
		const path = `/feeds/${locale}/program/${encodeURIComponent(code)}.ics${query}`;
		return {
			download: path,
			https: PUBLIC_URL + path,
			webcal: (PUBLIC_URL + path).replace(/^https?:/, 'webcal:'),
		};
	};
	const pdf = (lang: Locale) => `/documents/${lang}/program/${encodeURIComponent(code)}.pdf`;
	return {
		pdf: pdf(locale),
		otherPdfs: locales
			.filter((lang) => lang !== locale)
			.map((lang) => ({ lang, name: localeNames[lang], href: pdf(lang) })),
		whole: calendar(''),
		tracks: (program?.tracks ?? []).map(({ key, name }) => ({
			name,
			...calendar(`?track=${encodeURIComponent(key)}`),
		})),
		rooms: (program?.rooms ?? []).map(({ id, name }) => ({
			name,
			...calendar(`?room=${encodeURIComponent(id)}`),
		})),
	};
}

function linkedData(
	found: PublicProgram,
	program: NonNullable<PublicProgram['program']>,
	locale: Locale,
): string {
	const shown = (text: LocalizedText) => shownText(text, locale, program.requiredLocales).text;
	const page = PUBLIC_URL + localizedPath(pathOf(found.code, 'time'), locale);
	const rooms = new Map(program.rooms.map((room) => [room.id, shown(room.name)]));
	const { place } = program;
	return jsonLdScript(
		seminarJsonLd({
			url: page,
			name: shown(program.title),
			description: '',
			languages: [...new Set(program.days.flatMap((day) => day.items).flatMap((item) => item.languages))],
			mode: found.mode,
			state: found.isCancelled ? 'cancelled' : 'scheduled',
			previousStartsAt: null,
			startsAt: found.startsAt,
			endsAt: found.endsAt,
			timeZone: program.timeZone,
			place: place && {
				name: shown(place.name),
				streetAddress: place.streetAddress,
				postalCode: place.postalCode,
				municipality: place.municipality && shown(place.municipality),
				countryCode: 'FI',
			},
			organiser: { name: shown(program.project.organiser) || m.product_name(), url: PUBLIC_URL },
			capacitySeats: null,
			seatsLeft: null,
			registration: found.now < found.closesAt ? { opensAt: found.opensAt, closesAt: found.closesAt } : null,
			items: program.days
				.flatMap((day) => day.items)
				.filter((item) => !isRest(item.kind))
				.map((item) => ({
					url: `${page}#item-${item.number}`,
					name: shown(item.title),
					description: shown(item.abstract),
					languages: item.languages,
					startsAt: item.startsAt,
					endsAt: item.endsAt,
					roomName: (item.roomId !== null && rooms.get(item.roomId)) || null,
					isStreamed: item.isStreamed,
					speakers: item.speakers.map(({ name, role }) => ({
						name,
						role: shown(role),
						isProtected: name === null,
					})),
				})),
		}),
	);
}
