import { catalogueFilterParams, parseCatalogueFilter } from '@kutsu/core/trainings/model';
import type { CatalogueFilter } from '@kutsu/core/trainings/model';
import { formatDateTimeRange, languages } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { Locale } from '@kutsu/kernel';
import { eventListHtml, frameCode, subscribeLinks } from '@kutsu/program-formats';
import QRCode from 'qrcode';
import { PUBLIC_URL } from '$app/env/private';
import { catalogueFeedPath } from '#lib/feeds.ts';
import { localizedPath } from '#lib/paths.ts';
import { describeChoices } from '#lib/trainings/choices.ts';
import { describeFilter, filterName } from '#lib/trainings/describe-filter.ts';
import { pageMeta } from './meta.ts';

/** A calendar by the catalogue's filter, and all the ways to hand it on. */
export async function sharePage({ api, locale }: App.Locals, url: URL) {
	const { filter, ignored } = parseCatalogueFilter(url.searchParams);
	const asked = Locale.safeParse(url.searchParams.get('texts'));
	const texts = asked.success ? asked.data : locale;
	const [choices, next] = await Promise.all([
		api.trainings.choices.query(),
		api.feeds.next.query({ filter, locale: texts }),
	]);
	const options = describeChoices(choices, locale);
	const chips = describeFilter(filter, options, locale);
	const words = chips.map((chip) => chip.label).join(', ');
	const here = sharePath(filter, texts, locale);
	const name = [m.calendar_feed_name({}, { locale: texts }), words].filter(Boolean).join(' – ');
	return {
		meta: pageMeta(
			{ title: m.share_title(), description: m.share_lead(), path: sharePath(filter, texts, null) },
			locale,
		),
		filter,
		texts,
		textLanguages: languages,
		options,
		chips: chips.map(({ key, label }) => ({
			label,
			removeHref: sharePath({ ...filter, [key]: undefined }, texts, locale),
		})),
		clearHref: localizedPath('/share', locale),
		unusable: ignored.map((key) => filterName(key)),
		next: next.map((event) => ({
			id: event.sessionId,
			summary: event.summary,
			href: localizedPath(`/trainings/${encodeURIComponent(event.code)}`, texts),
			when: formatDateTimeRange(event.startsAt, event.endsAt, event.timeZone, locale),
			location: event.location,
			isCancelled: event.isCancelled,
		})),
		links: subscribeLinks(PUBLIC_URL + catalogueFeedPath(filter, texts), name),
		json: PUBLIC_URL + catalogueFeedPath(filter, texts, 'json'),
		embeds: {
			list: frameCode({
				src: embedAddress('/embed/list', filter, texts),
				title: m.share_embed_list_title({}, { locale: texts }),
				height: 640,
			}),
			month: frameCode({
				src: embedAddress('/embed/month', filter, texts),
				title: m.share_embed_month_title({}, { locale: texts }),
				height: 900,
			}),
			html:
				next.length === 0
					? null
					: eventListHtml(
							next.map((event) => ({
								title: event.summary,
								href: PUBLIC_URL + localizedPath(`/trainings/${encodeURIComponent(event.code)}`, texts),
								startsAt: event.startsAt,
								when: formatDateTimeRange(event.startsAt, event.endsAt, event.timeZone, texts),
								location: event.location,
								state: event.isCancelled ? m.public_phase_cancelled({}, { locale: texts }) : null,
							})),
							texts,
						),
		},
		rss: PUBLIC_URL + catalogueFeedPath(filter, texts, 'rss'),
		qr: { address: PUBLIC_URL + here, picture: await pictureOf(PUBLIC_URL + here) },
	};
}

/** Localized; canonical without a language. What the texts' language is says the address, so that it can be passed on. */
function sharePath(filter: CatalogueFilter, texts: Locale, locale: Locale | null): string {
	const params = catalogueFilterParams(filter);
	if (texts !== locale) params.set('texts', texts);
	const query = params.toString();
	const path = `/share${query && `?${query}`}`;
	return locale === null ? path : localizedPath(path, locale);
}

function embedAddress(path: string, filter: CatalogueFilter, texts: Locale): string {
	const query = catalogueFilterParams(filter).toString();
	return PUBLIC_URL + localizedPath(path, texts) + (query && `?${query}`);
}

async function pictureOf(address: string): Promise<string> {
	const svg = await QRCode.toString(address, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' });
	return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
