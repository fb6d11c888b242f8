import { MonthEventsInput } from '@kutsu/core/calendars/model';
import { catalogueFilterParams, parseCatalogueFilter } from '@kutsu/core/trainings/model';
import type { CatalogueFilter } from '@kutsu/core/trainings/model';
import { dateParts, formatClock, formatDateTimeRange, formatEventMonth } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import type { Locale } from '@kutsu/kernel';
import { addMonths } from '@kutsu/ui/month-grid.ts';
import { localizedPath } from '#lib/paths.ts';
import type { FooterProject } from '#lib/projects/footer-project.ts';
import { pageMeta } from './meta.ts';

/** How many months ahead of the one that runs the arrows lead. */
const monthsAhead = 24;

/** What comes next by the catalogue's filter, to stand on another site. */
export async function embeddedList({ api, locale }: App.Locals, url: URL) {
	const { filter } = parseCatalogueFilter(url.searchParams);
	const events = await api.feeds.next.query({ filter, locale });
	return {
		...frameOf('/embed/list', m.share_embed_list_title(), filter, locale),
		events: events.map((event) => ({
			id: event.sessionId,
			summary: event.summary,
			href: trainingPath(event.code, locale),
			when: formatDateTimeRange(event.startsAt, event.endsAt, event.timeZone, locale),
			location: event.location,
			isCancelled: event.isCancelled,
		})),
	};
}

/** The same, a month at a time. */
export async function embeddedMonth({ api, locale }: App.Locals, url: URL) {
	const { filter } = parseCatalogueFilter(url.searchParams);
	const asked = MonthEventsInput.shape.month.safeParse(url.searchParams.get('month') ?? undefined);
	const { month, today, events } = await api.feeds.month.query({ filter, locale, month: asked.data });
	const running = today.slice(0, 7);
	const monthLink = (at: string) => ({
		href: localizedPath(withQuery('/embed/month', filter, { month: at }), locale),
		name: formatEventMonth(at, locale),
	});
	// What is over drops out of the calendar within a month, unless the filter asks for it.
	const leadsBack = filter.showPast === true || month >= running;
	return {
		...frameOf('/embed/month', m.share_embed_month_title(), filter, locale),
		month,
		today,
		caption: formatEventMonth(month, locale),
		previous: leadsBack ? monthLink(addMonths(month, -1)) : null,
		next: month < addMonths(running, monthsAhead) ? monthLink(addMonths(month, 1)) : null,
		events: events.map((event) => ({
			id: event.sessionId,
			eventDate: dateParts(event.startsAt, event.timeZone, locale).eventDate,
			href: trainingPath(event.code, locale),
			label: event.summary,
			time: formatClock(event.startsAt, event.timeZone, locale),
			isCancelled: event.isCancelled,
		})),
	};
}

/** The project whose statement stands under what is framed: the filter's own; all of them without one. */
export function projectOfFilter(
	projects: readonly FooterProject[],
	url: URL,
): { readonly project?: FooterProject } {
	const { filter } = parseCatalogueFilter(url.searchParams);
	const project = projects.find(({ slug }) => slug === filter.project);
	return project ? { project } : {};
}

function frameOf(path: string, title: string, filter: CatalogueFilter, locale: Locale) {
	return {
		// Found by the catalogue, not by the copy that stands on other sites.
		meta: pageMeta({ title, description: title, path: withQuery(path, filter), isHidden: true }, locale),
		title,
		allHref: localizedPath(withQuery('/trainings', filter), locale),
	};
}

function withQuery(
	path: string,
	filter: CatalogueFilter,
	more: Readonly<Record<string, string>> = {},
): string {
	const params = catalogueFilterParams(filter);
	for (const [name, value] of Object.entries(more)) params.set(name, value);
	const query = params.toString();
	return path + (query && `?${query}`);
}

function trainingPath(code: string, locale: Locale): string {
	return localizedPath(`/trainings/${encodeURIComponent(code)}`, locale);
}
