import { IndicatorInput, indicatorUnits, reachDimensions } from '@kutsu/core/projects/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';
import { requiredText } from './required-text.ts';

const mostPersons = 10_000_000;
const key = z.string().check(z.maxLength(60));
const dimension = z.enum(reachDimensions);

/** A row for everything that may have a target; null where there is none. */
export const TargetsForm = z.object({
	targets: z
		.array(
			z.object({
				dimension,
				key,
				targetPersons: z.nullable(z.int().check(z.minimum(0), z.maximum(mostPersons))),
			}),
		)
		.check(z.maxLength(500)),
	/** What stood when the editor opened it. */
	seen: z.array(z.object({ dimension, key, targetPersons: z.int() })).check(z.maxLength(500)),
});
export type TargetsForm = z.output<typeof TargetsForm>;

/** Those that are set, as the API takes them. */
export function targetsInput({ targets, seen }: TargetsForm) {
	return {
		seen,
		targets: targets.flatMap(({ targetPersons, ...row }) =>
			targetPersons === null ? [] : [{ ...row, targetPersons }],
		),
	};
}

/** What is wrong with an entry, in words. */
export function targetsMessage(): string {
	return m.settings_targets_invalid();
}

export const IndicatorsForm = z.object({
	indicators: z
		.array(z.extend(IndicatorInput, { title: requiredText(300) }))
		.check(z.maxLength(100), (context) => {
			const codes = context.value.map(({ code }) => code);
			for (const [index, code] of codes.entries()) {
				if (codes.indexOf(code) === index) continue;
				context.issues.push({
					...{ code: 'custom', input: code, path: [index, 'code'] },
					message: m.settings_indicators_repeated(),
				});
			}
		}),
	/** What stood when the editor opened it. */
	seen: z.array(IndicatorInput).check(z.maxLength(100)),
});
export type IndicatorsForm = z.output<typeof IndicatorsForm>;

type Issue = {
	readonly code?: string | undefined;
	readonly path?: readonly PropertyKey[] | undefined;
	readonly maximum?: unknown;
};

/** What is wrong with an entry, in words. */
export function indicatorsMessage(issue: Issue): string {
	if (issue.path?.includes('target')) return m.settings_targets_invalid();
	return issue.code === 'too_big'
		? m.common_invalid_too_long({ max: String(issue.maximum) })
		: m.common_invalid_required();
}

/** A unit in the page's language; one that we do not know as it was written. */
export function unitWords(unit: string): string {
	const known = indicatorUnits.find((one) => one === unit);
	return known === undefined ? unit : m[`settings_unit_${known}`]();
}
