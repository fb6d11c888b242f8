import { reachDimensions } from '@kutsu/core/projects/model';
import type { ReachDimension } from '@kutsu/core/projects/model';
import { compareText, languages } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import { uiTexts } from '@kutsu/i18n';
import { error, fail } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { mayOpenSettings } from '#lib/navigation.ts';
import {
	IndicatorsForm,
	TargetsForm,
	indicatorsMessage,
	targetsInput,
	targetsMessage,
} from '#lib/projects/targets-form.ts';
import type { Actions, PageServerLoad } from './$types';

const targetsAdapter = zod4(TargetsForm, { error: targetsMessage });
const indicatorsAdapter = zod4(IndicatorsForm, { error: indicatorsMessage });

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	if (!mayOpenSettings(project, '/targets')) error(403, 'Not allowed');
	const asked = { project: project.slug };
	const [settings, regions] = await Promise.all([
		locals.api.projects.settings.query(asked),
		locals.api.geography.regions.query(asked),
	]);
	const { locale } = locals;
	const { reachTargets, targetGroups, indicators, canEdit, fund } = settings;
	const inOrder = <Row extends { readonly label: string }>(rows: readonly Row[]) =>
		rows.toSorted((a, b) => compareText(locale)(a.label, b.label));
	const choices: Readonly<Record<ReachDimension, readonly { key: string; label: string }[]>> = {
		total: [{ key: 'all', label: m.settings_targets_total() }],
		region: inOrder(regions.map(({ code, name }) => ({ key: code, label: shownText(name, locale).text }))),
		target_group: targetGroups.map(({ key, name }) => ({
			key,
			label: shownText(name, locale, settings.requiredLocales).text,
		})),
		language: languages.map((one) => ({ key: one, label: uiTexts(locale).languageNames[one] })),
	};
	// A target of what is no longer there would be lost without a row of its own.
	const rows = reachDimensions.flatMap((dimension) => {
		const known = choices[dimension];
		const others = reachTargets.filter(
			(one) => one.dimension === dimension && !known.some(({ key }) => key === one.key),
		);
		return [...known, ...others.map(({ key }) => ({ key, label: key }))].map(({ key, label }) => ({
			dimension,
			key,
			label,
			targetPersons:
				reachTargets.find((one) => one.dimension === dimension && one.key === key)?.targetPersons ?? null,
		}));
	});
	const seenTargets = reachTargets.map((one) => ({ ...one }));
	const seenIndicators = indicators.map((one) => ({ ...one }));
	return {
		canEdit,
		fund,
		labels: rows.map(({ label }) => label),
		targets: await superValidate(
			{ targets: rows.map(({ label: _, ...row }) => row), seen: seenTargets },
			targetsAdapter,
			{ errors: false, id: 'targets' },
		),
		indicators: await superValidate({ indicators: seenIndicators, seen: seenIndicators }, indicatorsAdapter, {
			errors: false,
			id: 'indicators',
		}),
	};
};

export const actions: Actions = {
	targets: async ({ locals, params, request }) => {
		const form = await superValidate(request, targetsAdapter, { id: 'targets' });
		if (!form.valid) return fail(400, { form, theirTargets: undefined });
		const input = targetsInput(form.data);
		const saved = await locals.api.projects.setReachTargets.mutate({ ...input, project: params.project });
		if (!saved.ok) {
			const theirTargets = saved.refusal.theirs;
			// Saving again is then a choice made with both versions in sight.
			form.data.seen = theirTargets.map((one) => ({ ...one }));
			return fail(409, { form, theirTargets });
		}
		form.data.seen = input.targets;
		return { form, theirTargets: undefined };
	},
	indicators: async ({ locals, params, request }) => {
		const form = await superValidate(request, indicatorsAdapter, { id: 'indicators' });
		if (!form.valid) return fail(400, { form, theirIndicators: undefined });
		const saved = await locals.api.projects.setIndicators.mutate({ ...form.data, project: params.project });
		if (!saved.ok) {
			const theirIndicators = saved.refusal.theirs;
			form.data.seen = theirIndicators.map((one) => ({ ...one }));
			return fail(409, { form, theirIndicators });
		}
		form.data.seen = form.data.indicators;
		return { form, theirIndicators: undefined };
	},
};
