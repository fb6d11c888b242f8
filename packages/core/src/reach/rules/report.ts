import {
	formatEventDate,
	formatEventDateRange,
	formatList,
	formatNumber,
	formatPercent,
	languageName,
} from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { reachDimensions, unknownKey } from '../model.ts';
import type { Reach, ReachDimension, ReachRow } from '../model.ts';
import { csvOf } from './csv.ts';

export type ReportedProject = { readonly title: LocalizedText; readonly requiredLocales: readonly Locale[] };

/** The figures as a table for a spreadsheet, one row a total, region, target group and language; zeros too. */
export function reachCsv(reach: Reach, project: ReportedProject, locale: Locale): string {
	const inThis = { locale };
	const period = [formatEventDate(reach.from, locale), formatEventDate(reach.to, locale)];
	const total = m.reach_total({}, inThis);
	return csvOf([
		[
			m.reach_column_from({}, inThis),
			m.reach_column_to({}, inThis),
			m.reach_column_dimension({}, inThis),
			m.reach_column_code({}, inThis),
			m.reach_column_name({}, inThis),
			m.reach_column_participations({}, inThis),
			m.reach_column_persons({}, inThis),
			m.reach_column_target({}, inThis),
		],
		[...period, total, null, total, reach.participations, reach.persons, reach.targetPersons],
		...reachDimensions.flatMap((dimension) =>
			reach.by[dimension].map((row) => [
				...period,
				m[`reach_dimension_${dimension}`]({}, inThis),
				row.key === unknownKey ? null : row.key,
				rowName(row, dimension, project, locale),
				row.participations,
				row.persons,
				row.targetPersons,
			]),
		),
	]);
}

/** The figures as a paragraph to paste into a report; regions, groups and languages by unique persons. */
export function reachParagraph(reach: Reach, project: ReportedProject, locale: Locale): string {
	const inThis = { locale };
	const figure = (value: number) => formatNumber(value, locale);
	const title = shownText(project.title, locale, project.requiredLocales).text;
	const period = formatEventDateRange(reach.from, reach.to, locale);
	if (reach.participations === 0) return m.reach_report_none({ project: title, period }, inThis);

	const known = (dimension: ReachDimension) =>
		reach.by[dimension]
			.filter((row) => row.key !== unknownKey && row.persons > 0)
			.toSorted((a, b) => b.persons - a.persons);
	const named = (rows: readonly ReachRow[], dimension: ReachDimension) =>
		formatList(
			rows.map((row) =>
				m.reach_report_named(
					{ name: rowName(row, dimension, project, locale), persons: figure(row.persons) },
					inThis,
				),
			),
			locale,
		);
	const [regions, groups, languages] = [known('region'), known('target_group'), known('language')];
	const allRegions = reach.by.region.filter((row) => row.key !== unknownKey).length;
	const unknown = reach.by.region.find((row) => row.key === unknownKey)?.persons ?? 0;
	return [
		m.reach_report_trainings(
			{ trainings: reach.trainings, shownTrainings: figure(reach.trainings), project: title, period },
			inThis,
		),
		m.reach_report_people(
			{ participations: figure(reach.participations), persons: figure(reach.persons) },
			inThis,
		),
		reach.targetPersons !== null &&
			reach.targetPersons > 0 &&
			m.reach_report_target(
				{
					target: figure(reach.targetPersons),
					share: formatPercent(reach.persons / reach.targetPersons, locale),
				},
				inThis,
			),
		regions.length > 0 &&
			(regions.length === allRegions
				? m.reach_report_all_regions(
						{ all: figure(allRegions), names: named(regions.slice(0, 3), 'region') },
						inThis,
					)
				: m.reach_report_regions(
						{
							count: figure(regions.length),
							all: figure(allRegions),
							names: named(regions.slice(0, 3), 'region'),
						},
						inThis,
					)),
		unknown > 0 && m.reach_report_unknown({ persons: figure(unknown) }, inThis),
		groups.length > 0 && m.reach_report_groups({ names: named(groups.slice(0, 3), 'target_group') }, inThis),
		languages.length > 0 && m.reach_report_languages({ names: named(languages, 'language') }, inThis),
		m.reach_report_rule({}, inThis),
	]
		.filter((sentence) => sentence !== false)
		.join(' ');
}

function rowName(row: ReachRow, dimension: ReachDimension, project: ReportedProject, locale: Locale): string {
	if (row.name) return shownText(row.name, locale, project.requiredLocales).text;
	if (row.key === unknownKey) return m.reach_unknown({}, { locale });
	return dimension === 'language' ? languageName(row.key, locale) : row.key;
}
