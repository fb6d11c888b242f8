import { faultFacts } from '@kutsu/api';
import {
	calendarFaultText,
	isNotModified,
	readFeedFilter,
	writeLinkedTrainingFile,
	writeMyRegistrationFile,
	writePublicFeed,
	writePublicList,
	writeTrainingFile,
} from '@kutsu/core/calendars';
import type { Calendar, CalendarFault } from '@kutsu/core/calendars';
import type { Context } from '@kutsu/core/context';
import { clientOf, recordFetches, writePrivateFeed } from '@kutsu/core/feeds';
import { catalogueFilterParams } from '@kutsu/core/trainings/model';
import { listen } from '@kutsu/db';
import type { Listener } from '@kutsu/db';
import { locales, newId, NotFound } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { hashToken } from '@kutsu/kernel/keys';
import { Hono } from 'hono';
import type { Context as HonoContext } from 'hono';
import type { AppOptions } from './app-env.ts';
import { FetchCounter } from './feed-fetches.ts';
import { FeedMemory, FragmentMemory, freshMs, keptAnswer, memoryBytes } from './feed-memory.ts';
import type { KeptAnswer } from './feed-memory.ts';
import { loggedPath } from './log.ts';

export type Feeds = {
	/** To be mounted before what every other request passes through: a poll is answered from memory, without a line of log. */
	readonly routes: Hono;
	/** A poll for what memory knows to be right, answered before anything is routed; undefined for all else. */
	known(request: Request): Response | Promise<Response> | undefined;
	close(): Promise<void>;
};

/** Triggers on what feeds are made of tell every host here, in the committing transaction. */
const channel = 'kutsu_calendar';

const common = {
	'content-type': 'text/calendar; charset=utf-8',
	'x-content-type-options': 'nosniff',
	'x-robots-tag': 'noindex',
	'referrer-policy': 'no-referrer',
	vary: 'Accept-Encoding',
};
const open = {
	...common,
	'cache-control': 'public, max-age=300, stale-while-revalidate=600',
	'access-control-allow-origin': '*',
	'cross-origin-resource-policy': 'cross-origin',
};
/** What one person may see must not lie in a cache that others share. */
const personal = { ...common, 'cache-control': 'private, no-store' };
/** A private feed is asked for again and again: its one client may keep it, and asks each time whether it is still right. */
const secret = {
	...common,
	'cache-control': 'private, no-cache',
	'cross-origin-resource-policy': 'same-origin',
	'content-disposition': 'inline; filename="kutsu.ics"',
};

const feedFormats = ['ics', 'json', 'rss'] as const;
type FeedFormat = (typeof feedFormats)[number];
const contentTypes = {
	ics: common['content-type'],
	json: 'application/json; charset=utf-8',
	rss: 'application/rss+xml; charset=utf-8',
} as const satisfies Record<FeedFormat, string>;

const afterScheme = 'https://'.length;

type Headers = Readonly<Record<string, string>>;
type Write = (ctx: Context, name: string, locale: Locale) => Promise<Calendar>;

/** Calendars to subscribe to or to save, at `/feeds`. */
export function openFeeds(
	options: AppOptions,
	observe: (request: { method: string; status: number; milliseconds: number }) => void,
	countLeftOut: () => void,
): Feeds {
	let listener: Listener | undefined;
	const memory = new FeedMemory(memoryBytes.public, () =>
		listener?.isListening() === true ? freshMs.told : freshMs.untold,
	);
	const privateMemory = new FeedMemory(memoryBytes.private, () => freshMs.private);
	const fetches = new FetchCounter((counted) => recordFetches(contextOf(), counted).catch(reportLost));
	const fragments = new FragmentMemory(50_000, (sessionId, fault) => {
		countLeftOut();
		options.log.error({ sessionId, ...faultFacts(fault) }, 'A session cannot stand in a calendar');
	});
	const reportLost = (fault: unknown) =>
		options.log.error(faultFacts(fault), 'Fetches of private feeds could not be noted');
	const contextOf = (): Context => ({
		database: options.database,
		keys: options.keys,
		settings: options.settings,
		log: options.log,
		actor: { kind: 'public' },
		requestId: newId(),
		now: () => options.now(),
	});

	const routes = new Hono();
	for (const format of feedFormats) {
		routes.get(`/feeds/:locale/trainings.${format}`, (c) =>
			observed(c, () => {
				const { url } = c.req.raw;
				const address = url.slice(url.indexOf('/feeds/'));
				const known = memory.find(address);
				return known ? answered(c.req.raw, known) : feed(c, address, format);
			}),
		);
	}
	routes.get('/feeds/p/:file{[A-Za-z0-9_-]{1,200}\\.ics}', (c) => observed(c, () => privateFeed(c)));
	const files: readonly { readonly path: string; readonly headers: Headers; readonly write: Write }[] = [
		{ path: 'trainings/:file{[A-Za-z0-9-]+\\.ics}', headers: open, write: writeTrainingFile },
		{ path: 't/:file{[A-Za-z0-9_.-]+\\.ics}', headers: personal, write: writeLinkedTrainingFile },
		{ path: 'r/:file{[A-Za-z0-9_.-]+\\.ics}', headers: personal, write: writeMyRegistrationFile },
	];
	for (const { path, headers, write } of files) {
		routes.get(`/feeds/:locale/${path}`, (c) => observed(c, () => file(c, headers, write)));
	}
	return {
		routes,
		known,
		close: async () => {
			await fetches.write();
			await listener?.close();
		},
	};

	function known(request: Request): Response | Promise<Response> | undefined {
		if (request.method !== 'GET') return undefined;
		const startedAt = performance.now();
		const { url } = request;
		// Only addresses of this very route are in memory.
		const answer = memory.find(url.slice(url.indexOf('/', afterScheme)));
		if (!answer) return undefined;
		const response = answered(request, answer);
		const status = response instanceof Response ? response.status : 200;
		observe({ method: 'GET', status, milliseconds: performance.now() - startedAt });
		return response;
	}

	async function feed(c: HonoContext, address: string, format: FeedFormat): Promise<Response> {
		const locale = localeOf(c);
		if (!locale) return said(404, { code: 'not-found' }, 'fi');
		const read = readFeedFilter(new URL(c.req.url).searchParams);
		if (!read.ok) return said(400, read.refusal, locale);
		listener ??= listen(options.database, channel, () => memory.forget());
		const key = `${format} ${locale} ${catalogueFilterParams(read.filter).toString()}`;
		const answer = await memory.keep(address, key, async (known) => {
			const calendar =
				format === 'ics'
					? await writePublicFeed(contextOf(), read.filter, locale, fragments)
					: await writePublicList(contextOf(), read.filter, locale, format);
			if (known?.etag === calendar.etag && known.lastModified?.getTime() === calendar.lastModified?.getTime())
				return known;
			return keptAnswer(calendar, calendar.write(), {
				...open,
				'content-type': contentTypes[format],
				'content-disposition': `inline; filename="${calendar.fileName}"`,
			});
		});
		return answered(c.req.raw, answer);
	}

	async function privateFeed(c: HonoContext): Promise<Response> {
		const token = (c.req.param('file') ?? '').slice(0, -'.ics'.length);
		// Neither memory nor anything that is written down holds the token itself.
		const key = hashToken(token);
		const known = privateMemory.find(key);
		const answer =
			known ??
			(await privateMemory
				.keep(key, key, async (before) => {
					const feed = await writePrivateFeed(contextOf(), token, fragments);
					if (feed.state === 'gone') throw new FeedGone();
					const { calendar, projectId, feedId } = feed;
					if (before?.etag === calendar.etag) return before;
					return keptAnswer(calendar, calendar.write(), secret, { projectId, feedId });
				})
				.catch((fault: unknown) => {
					privateMemory.drop(key);
					throw fault;
				}));
		if (answer.feed) fetches.count(answer.feed, clientOf(c.req.header('user-agent')), options.now());
		return answered(c.req.raw, answer);
	}

	async function file(c: HonoContext, headers: Headers, write: Write): Promise<Response> {
		const locale = localeOf(c);
		if (!locale) return said(404, { code: 'not-found' }, 'fi');
		const calendar = await write(contextOf(), (c.req.param('file') ?? '').slice(0, -'.ics'.length), locale);
		const disposition = `attachment; filename="${calendar.fileName}"`;
		return answered(
			c.req.raw,
			keptAnswer(calendar, calendar.write(), { ...headers, 'content-disposition': disposition }),
		);
	}

	async function observed(c: HonoContext, answer: () => Response | Promise<Response>): Promise<Response> {
		const startedAt = performance.now();
		const response = await orFault(c, answer);
		observe({ method: c.req.method, status: response.status, milliseconds: performance.now() - startedAt });
		return response;
	}

	async function orFault(c: HonoContext, answer: () => Response | Promise<Response>): Promise<Response> {
		try {
			return await answer();
		} catch (error) {
			const locale = localeOf(c) ?? spokenBy(c);
			if (error instanceof FeedGone) return said(410, { code: 'gone' }, locale);
			if (error instanceof NotFound) return said(404, { code: 'not-found' }, locale);
			options.log.error(
				{ path: loggedPath(c.req.path), ...faultFacts(error) },
				'A calendar could not be written',
			);
			return said(503, { code: 'failed' }, locale);
		}
	}
}

/** 304 where the client's copy is right; else the calendar, zipped where it may be. */
function answered({ headers }: Request, answer: KeptAnswer): Response | Promise<Response> {
	const ifNoneMatch = headers.get('if-none-match') ?? undefined;
	if (
		ifNoneMatch === answer.etag ||
		isNotModified(answer, { ifNoneMatch, ifModifiedSince: headers.get('if-modified-since') ?? undefined })
	) {
		return new Response(null, { status: 304, headers: answer.notModifiedHeaders });
	}
	const encodings = headers.get('accept-encoding');
	if (encodings === null || !/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(encodings)) {
		return new Response(answer.bytes, { headers: answer.headers });
	}
	return answer.zipped().then((zipped) => new Response(zipped.bytes, { headers: zipped.headers }));
}

function said(status: 400 | 404 | 410 | 503, fault: CalendarFault, locale: Locale): Response {
	return new Response(`${calendarFaultText(fault, locale)}\n`, {
		status,
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-language': locale,
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
			'x-robots-tag': 'noindex',
			'referrer-policy': 'no-referrer',
			...(status === 503 ? { 'retry-after': '60' } : {}),
		},
	});
}

function localeOf(c: HonoContext): Locale | undefined {
	return locales.find((locale) => locale === c.req.param('locale'));
}

/** The first of our languages that the client names; an address without one says nothing of it. */
function spokenBy(c: HonoContext): Locale {
	const named = (c.req.header('accept-language') ?? '').split(',').map((part) => part.trim().slice(0, 2));
	return named.flatMap((tag) => locales.find((locale) => locale === tag) ?? [])[0] ?? 'fi';
}

/** An address that was replaced or revoked, has expired, or whose owner may no longer see what it shows. */
class FeedGone extends Error {}
