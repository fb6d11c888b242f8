import { publicRouter, staffRouter } from '@kutsu/api';
import type { ApiContext } from '@kutsu/api';
import { faultFacts } from '@kutsu/api';
import type { Actor, Context } from '@kutsu/core/context';
import { guardedTrainings } from '@kutsu/core/registrations';
import { accountOf } from '@kutsu/core/staff';
import { Forbidden, newId, NotFound } from '@kutsu/kernel';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono } from 'hono';
import type { Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { AppEnv, AppOptions } from './app-env.ts';
import type { Asker } from './asker.ts';
import { askerReader } from './asker.ts';
import { documents } from './documents.ts';
import { openFeeds } from './feeds.ts';
import { healthOf } from './health.ts';
import { loggedPath } from './log.ts';
import { openMetrics } from './metrics.ts';
import { onlyFrom } from './origin.ts';
import { programFeeds } from './program-files.ts';
import { openSignIn } from './sign-in/auth.ts';
import { askerIn, passToSignIn, sessionOf } from './sign-in/requests.ts';

export type App = Hono<AppEnv> & {
	/** Waits for what was answered before it was done, and lets go of what was held open. */
	settled(): Promise<void>;
};

const bodyBytes = 1024 * 1024;

/** The API host, without a port: the server, the tests and the bench run the same. */
export function createApp(options: AppOptions): App {
	const metrics = openMetrics(options.database, () => guardedTrainings(options));
	const background = new Set<Promise<unknown>>();
	const inBackground = (work: Promise<unknown>) => {
		const tracked = work
			.catch((error: unknown) => options.log.error(faultFacts(error), 'Work in the background failed'))
			.finally(() => background.delete(tracked));
		background.add(tracked);
	};
	const contextFor = (asker: Pick<Asker, 'requestId'>, actor: Actor = { kind: 'public' }): Context => ({
		database: options.database,
		keys: options.keys,
		settings: options.settings,
		log: options.log,
		actor,
		requestId: asker.requestId,
		now: () => options.now(),
	});
	const signIn = openSignIn({
		database: options.database,
		keys: options.keys,
		adminUrl: options.settings.adminUrl,
		inBackground,
		onFault: (fault) => options.log.error(faultFacts(fault), 'A sign-in failed'),
		contextOf: (request) => {
			const asker = askerIn(request);
			return { ...contextFor(asker), locale: asker.locale };
		},
	});

	const askerOf = askerReader(options);
	const app = new Hono<AppEnv>();
	const feeds = openFeeds(
		options,
		({ method, status, milliseconds }) =>
			metrics.observe({ area: '/feeds', method, status, seconds: milliseconds / 1000 }),
		() => metrics.countLeftOut(),
	);
	app.route('/', feeds.routes);
	app.use(async (c, next) => {
		const startedAt = performance.now();
		const asker = askerOf(c);
		let prolonged: readonly string[] = [];
		const nobody = (): ApiContext => ({
			...contextFor(asker),
			locale: asker.locale,
			clientAddress: asker.clientAddress,
			account: null,
		});
		c.set('options', options);
		c.set('asker', asker);
		c.set('contextAs', (actor) => contextFor(asker, actor));
		c.set('contextOfStaff', async () => {
			const open = await sessionOf(signIn, c.req.raw.headers);
			const found = open && (await accountOf(options, open.session));
			if (!found) return nobody();
			prolonged = open.setCookies;
			return { ...nobody(), ...found };
		});
		await next();
		for (const cookie of prolonged) c.header('set-cookie', cookie, { append: true });
		c.header('x-request-id', asker.requestId);
		report(c, asker, performance.now() - startedAt);
	});
	app.use(
		secureHeaders({
			contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
			referrerPolicy: 'no-referrer',
			strictTransportSecurity: options.settings.adminUrl.startsWith('https:') ? 'max-age=31536000' : false,
			xFrameOptions: 'DENY',
		}),
	);
	app.use('/api/*', async (c, next) => {
		await next();
		c.header('cache-control', 'no-store');
	});
	app.use(
		'/api/*',
		bodyLimit({
			maxSize: bodyBytes,
			onError: (c) => c.json({ code: 'TOO_LARGE', message: 'Too large' }, 413),
		}),
	);
	const adminOrigin = new URL(options.settings.adminUrl).origin;
	for (const path of ['/api/staff/*', '/api/auth/*', '/documents/*']) app.use(path, onlyFrom(adminOrigin));

	app.all('/api/public/*', (c) =>
		fetchRequestHandler({
			endpoint: '/api/public',
			req: c.req.raw,
			router: publicRouter,
			allowMethodOverride: true,
			createContext: (): ApiContext => {
				const { locale, clientAddress } = c.get('asker');
				return { ...c.get('contextAs')(), locale, clientAddress, account: null };
			},
		}),
	);
	app.all('/api/staff/*', (c) =>
		fetchRequestHandler({
			endpoint: '/api/staff',
			req: c.req.raw,
			router: staffRouter,
			allowMethodOverride: true,
			createContext: () => c.get('contextOfStaff')(),
		}),
	);
	app.on(['GET', 'POST'], '/api/auth/*', (c) => passToSignIn(signIn, c));
	app.route('/documents', documents);
	app.route('/feeds', programFeeds);
	app.get('/health', async (c) => {
		const health = await healthOf(options.database);
		return c.json(health, health.isHealthy ? 200 : 503);
	});
	app.get('/metrics', async (c) =>
		c.text(await metrics.text(), 200, { 'content-type': metrics.contentType }),
	);
	app.notFound((c) => c.json({ code: 'NOT_FOUND', message: 'Not found' }, 404));
	app.onError((error, c) => {
		// A file has no page to explain itself on: what is missing, hidden or not allowed answers alike.
		if (error instanceof NotFound || error instanceof Forbidden) return c.notFound();
		// Feeds are answered before anyone is asked who they are.
		const requestId = (c.get('asker') as Asker | undefined)?.requestId ?? newId();
		options.log.error({ requestId, path: loggedPath(c.req.path), ...faultFacts(error) }, 'A request failed');
		return c.json({ code: 'FAILED', message: 'Something went wrong', logId: requestId }, 500);
	});

	function report(c: HonoContext<AppEnv>, asker: Asker, milliseconds: number): void {
		const { method, path } = c.req;
		const { status } = c.res;
		if (path === '/health' || path === '/metrics') return;
		metrics.observe({ area: areaOf(path), method, status, seconds: milliseconds / 1000 });
		const facts = {
			requestId: asker.requestId,
			method,
			path: loggedPath(path),
			status,
			ms: Math.round(milliseconds),
		};
		options.log.info(facts, 'Answered');
	}

	const routed = app.fetch;
	app.fetch = (request, ...more) => feeds.known(request) ?? routed(request, ...more);
	return Object.assign(app, {
		settled: async () => {
			await Promise.all(background);
			await feeds.close();
		},
	});
}

const areas = ['/api/public', '/api/staff', '/api/auth', '/feeds', '/documents'];

function areaOf(path: string): string {
	return areas.find((area) => path === area || path.startsWith(`${area}/`)) ?? 'other';
}
