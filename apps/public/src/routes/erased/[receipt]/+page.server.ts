import { formatDateTimeLong } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import { footerProject } from '#lib/projects/footer-project.ts';
import { evidenceUntil } from '#lib/registrations/evidence.ts';
import { keptByNobody } from '#lib/server/caching.ts';
import { pageMeta } from '#lib/server/meta.ts';
import { orMissing } from '#lib/server/mine.ts';
import type { PageServerLoad } from './$types';

/** What was erased and when: nothing in it says of whom. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders(keptByNobody);
	const { api, locale } = locals;
	const receipt = await orMissing(api.selfService.receipt.query({ id: params.receipt }));
	const { project } = receipt;
	const at = (instant: Date) => formatDateTimeLong(instant, project.timeZone, locale);
	const title = receipt.erasedAt === null ? m.mine_erased_title_asked() : m.mine_erased_title();
	return {
		meta: pageMeta({ title, description: '', path: `/erased/${params.receipt}`, isHidden: true }, locale),
		title,
		id: receipt.id,
		cause: receipt.cause,
		scope: receipt.scope,
		askedAt: at(receipt.askedAt),
		erasedAt: receipt.erasedAt && at(receipt.erasedAt),
		until: receipt.scope === 'evidence_stays' ? evidenceUntil(receipt.evidenceEndsOn, locale) : null,
		projectTitle: shownText(project.title, locale, project.requiredLocales),
		contactEmail: project.contactEmail,
		project: footerProject(project, locale),
	};
};
