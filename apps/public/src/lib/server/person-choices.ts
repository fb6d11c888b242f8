import { compareText, languageName } from '@kutsu/i18n';
import { locales, shownText } from '@kutsu/kernel';
import type { Option } from '@kutsu/ui';

/** What the questions about a person are answered from: professions, municipalities and languages, in order of name. */
export async function personChoices({ api, locale }: App.Locals, project: string) {
	const [groups, municipalities] = await Promise.all([
		api.projects.targetGroups.query({ project }),
		api.geography.municipalities.query(),
	]);
	const byName = (a: Option, b: Option) => compareText(locale)(a.label, b.label);
	return {
		groups: groups.map(({ key, name }): Option => ({ value: key, label: shownText(name, locale).text })),
		sensitiveGroups: groups.filter((group) => group.isSensitiveWorkplace).map((group) => group.key),
		municipalities: municipalities
			.map(({ code, name }): Option => ({ value: code, label: shownText(name, locale).text }))
			.toSorted(byName),
		languages: locales.map((one): Option => ({ value: one, label: languageName(one, locale), lang: one })),
	};
}
