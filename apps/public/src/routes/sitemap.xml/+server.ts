import { locales } from '@kutsu/kernel';
import { PUBLIC_URL } from '$app/env/private';
import { localizedPath } from '#lib/paths.ts';
import type { Api } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

const pagesAtMost = 50;

/** The pages anyone may find: public trainings that are still to come, in every language. */
export const GET: RequestHandler = async ({ locals }) => {
	const [codes, projects] = await Promise.all([publicCodes(locals.api), locals.api.projects.list.query()]);
	const paths = [
		'/',
		'/trainings',
		'/share',
		...codes.map((code) => `/trainings/${code}`),
		...projects.flatMap(({ slug }) =>
			['privacy', 'accessibility', 'contact'].map((kind) => `/projects/${slug}/${kind}`),
		),
	];
	return new Response(
		`<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${paths.flatMap(entries).join('\n')}\n</urlset>\n`,
		{
			headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
		},
	);
};

async function publicCodes(api: Api): Promise<string[]> {
	const codes: string[] = [];
	let after: string | undefined;
	for (let page = 0; page < pagesAtMost; page += 1) {
		const found = await api.trainings.catalogue.query({ page: { after } });
		codes.push(...found.rows.map((row) => row.code));
		if (found.next === null) break;
		after = found.next;
	}
	return codes;
}

function entries(path: string): string[] {
	const address = (locale: (typeof locales)[number]) => escaped(PUBLIC_URL + localizedPath(path, locale));
	const others = locales
		.map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${address(locale)}"/>`)
		.join('');
	return locales.map((locale) => `<url><loc>${address(locale)}</loc>${others}</url>`);
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
