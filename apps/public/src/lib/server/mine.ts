import type { Refused } from '@kutsu/kernel';
import { m } from '@kutsu/i18n/messages';
import { error, fail, redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import { describeMineRefusal } from '#lib/registrations/describe-mine-refusal.ts';
import type { MineRefusal } from '#lib/registrations/describe-mine-refusal.ts';
import { isMissing } from './api.ts';
import { keptByNobody } from './caching.ts';
import { myRegistrationPage } from './my-registration.ts';

type Opened = {
	readonly locals: App.Locals;
	readonly params: { readonly token: string };
	setHeaders(headers: Record<string, string>): void;
};

/** A page on which a person sees to their registration: the registration, and what may be done now. Nobody keeps it. */
export async function minePage({ locals, params, setHeaders }: Opened, title: string) {
	setHeaders(keptByNobody);
	const { token } = params;
	const [page, choices] = await orMissing(
		Promise.all([myRegistrationPage(locals, token), locals.api.selfService.choices.query({ token })]),
	);
	return {
		...page,
		meta: { ...page.meta, title: `${title} – ${m.product_name()}` },
		title,
		choices,
		back: localizedPath(page.path, locals.locale),
	};
}

/** What a link leads to, or the page that says there is nothing. */
export async function orMissing<Result>(asked: Promise<Result>): Promise<Result> {
	try {
		return await asked;
	} catch (fault) {
		if (isMissing(fault)) error(404, 'Not found');
		throw fault;
	}
}

/** Leads back to the registration, which says what was done; or gives the refusal in words. */
export async function settle(
	{ locals, params }: Pick<Opened, 'locals' | 'params'>,
	asked: Promise<{ readonly ok: true } | Refused<MineRefusal>>,
	done: Done,
) {
	const result = await orMissing(asked);
	if (result.ok) redirect(303, doneAt(params.token, done, locals.locale));
	return refusedInWords({ locals, params }, result.refusal);
}

export async function refusedInWords(
	{ locals, params }: Pick<Opened, 'locals' | 'params'>,
	refusal: MineRefusal,
) {
	const { training, project } = await locals.api.registrations.mine.query({ token: params.token });
	const about = { email: project.contactEmail, timeZone: training.timeZone, locale: locals.locale };
	return fail(409, { refusal: describeMineRefusal(refusal, about) });
}

/** What the page of a registration says once something was done. */
export const deeds = ['changed', 'switched', 'given', 'taken-back', 'moved', 'consents'] as const;
export type Done = (typeof deeds)[number];

export function doneAt(token: string, done: Done, locale: App.Locals['locale']): string {
	return `${localizedPath(`/r/${encodeURIComponent(token)}`, locale)}?done=${done}`;
}

export function doneOf(url: URL): Done | undefined {
	const said = url.searchParams.get('done');
	return deeds.find((one) => one === said);
}
