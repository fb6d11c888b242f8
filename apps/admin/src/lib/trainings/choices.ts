import type { StaffOutputs } from '@kutsu/api/types';
import { compareText } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { getLocale } from '@kutsu/i18n/runtime';
import type { LocalizedText } from '@kutsu/kernel';
import type { Option } from '@kutsu/ui';
import { langOf, shownIn } from '#lib/projects/shown-text.ts';
import type { ShownProject } from '#lib/projects/shown-text.ts';

type Trainer = {
	readonly id: string;
	readonly role: LocalizedText;
	readonly name: string | null;
	readonly isProtected: boolean;
};

export function option(project: ShownProject, value: string, text: LocalizedText): Option {
	const shown = shownIn(project, text);
	return { value, label: shown.text, lang: langOf(shown) };
}

/** In the alphabet of the page's language. */
export function byLabel(options: readonly Option[]): Option[] {
	const compare = compareText(getLocale());
	return options.toSorted((a, b) => compare(a.label, b.label));
}

export function regionOptions(
	project: ShownProject,
	regions: StaffOutputs['geography']['regions'],
): Option[] {
	return byLabel(regions.map((region) => option(project, region.code, region.name)));
}

/** A trainer as those who plan speak of them: the role, and the name where one is told. */
export function trainerName(project: ShownProject, trainer: Trainer): string {
	const role = shownIn(project, trainer.role).text;
	if (trainer.name === null) return trainer.isProtected ? m.planning_unnamed_trainer({ role }) : role;
	return `${trainer.name} (${role})`;
}

export function trainerOptions(project: ShownProject, trainers: readonly Trainer[]): Option[] {
	return byLabel(trainers.map((trainer) => ({ value: trainer.id, label: trainerName(project, trainer) })));
}
