import { dateParts, formatDateTimeRange } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import { localizedPath } from '#lib/paths.ts';
import { footerProject } from '#lib/projects/footer-project.ts';
import { keptByNobody } from '#lib/server/caching.ts';
import { pageMeta } from '#lib/server/meta.ts';
import { orMissing } from '#lib/server/mine.ts';
import { stateWords } from '#lib/registrations/state-words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders(keptByNobody);
	const { api, locale } = locals;
	const all = await orMissing(api.selfService.all.query({ token: params.token }));
	const { project } = all;
	const path = `/my-registrations/${encodeURIComponent(params.token)}`;
	return {
		meta: pageMeta({ title: m.mine_list_title(), description: '', path, isHidden: true }, locale),
		email: all.email,
		projectTitle: shownText(project.title, locale, project.requiredLocales),
		registrations: all.registrations.map((one) => ({
			href: localizedPath(`/r/${encodeURIComponent(one.token)}`, locale),
			name: `${one.firstName} ${one.lastName}`,
			title: shownText(one.title, locale, project.requiredLocales),
			leaf: dateParts(one.startsAt, one.timeZone, locale),
			when: formatDateTimeRange(one.startsAt, one.endsAt, one.timeZone, locale),
			isPast: one.isPast,
			...stateWords(one.state, one.isTrainingCancelled),
		})),
		project: footerProject(project, locale),
	};
};
