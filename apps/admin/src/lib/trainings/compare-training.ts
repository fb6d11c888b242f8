import type { StaffOutputs } from '@kutsu/api/types';
import { formatEventDate, languageName } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { getLocale } from '@kutsu/i18n/runtime';
import type { Option } from '@kutsu/ui';
import { inAllLanguages } from '#lib/stale-edit.ts';
import type { Difference } from '#lib/stale-edit.ts';
import { formatName, kindName, modeName, visibilityName } from './describe-training.ts';
import { formOfTraining } from './training-form.ts';
import type { SessionRow, TrainingForm } from './training-form.ts';

/** How the form's choices are called. */
export type ChoiceNames = Readonly<
	Record<
		'courses' | 'series' | 'venues' | 'rooms' | 'trainers' | 'regions' | 'municipalities' | 'groups',
		readonly Option[]
	>
>;

/** What stands now beside what is in the form, field by field in the form's order. */
export function compareTraining(
	theirs: StaffOutputs['trainings']['get'],
	yours: TrainingForm,
	names: ChoiceNames,
	take: (changed: Partial<TrainingForm>) => void,
): Difference[] {
	const saved = formOfTraining(theirs, yours.requestId);
	const nameIn = (options: readonly Option[], value: string) =>
		options.find((option) => option.value === value)?.label ?? value;
	const namesIn = (options: readonly Option[], values: readonly string[]) =>
		values.map((value) => nameIn(options, value)).join(', ');
	const field = <Key extends keyof TrainingForm>(
		label: string,
		key: Key,
		text: (value: TrainingForm[Key]) => string,
	): Difference => ({
		field: label,
		theirs: text(saved[key]),
		yours: text(yours[key]),
		take: () => take({ [key]: structuredClone(saved[key]) }),
	});
	return [
		field(m.planning_field_course(), 'courseId', (id) => nameIn(names.courses, id)),
		field(m.planning_field_title(), 'title', inAllLanguages),
		field(m.planning_field_description(), 'description', inAllLanguages),
		field(m.planning_field_series(), 'seriesId', (id) => nameIn(names.series, id)),
		field(m.planning_field_kind(), 'kind', kindName),
		field(m.planning_field_format(), 'format', formatName),
		field(m.planning_field_visibility(), 'visibility', visibilityName),
		field(m.planning_field_mode(), 'mode', modeName),
		field(m.planning_field_venue(), 'venueId', (id) => nameIn(names.venues, id)),
		field(m.planning_field_municipality(), 'municipalityCode', (code) => nameIn(names.municipalities, code)),
		field(m.planning_field_address_hidden(), 'addressDisclosure', (told) =>
			told === 'confirmed' ? m.common_yes() : m.common_no(),
		),
		field(m.planning_field_conference(), 'conferenceUrl', String),
		field(m.planning_sessions(), 'sessions', (rows) =>
			rows.map((row) => sessionText(row, (id) => nameIn(names.rooms, id))).join('\n'),
		),
		field(m.planning_field_languages(), 'languages', (codes) =>
			codes.map((code) => languageName(code, getLocale())).join(', '),
		),
		field(m.planning_interpretation(), 'interpretation', (pairs) =>
			pairs
				.map(({ from, to }) =>
					m.planning_interpretation_pair({
						from: languageName(from, getLocale()),
						to: languageName(to, getLocale()),
					}),
				)
				.join('\n'),
		),
		field(m.planning_field_groups(), 'targetGroupKeys', (keys) => namesIn(names.groups, keys)),
		field(m.planning_field_regions(), 'regionsServed', (codes) => namesIn(names.regions, codes)),
		field(m.planning_field_onsite_seats(), 'onsiteSeats', (seats) => String(seats ?? '')),
		field(m.planning_field_online_seats(), 'onlineSeats', (seats) => String(seats ?? '')),
		field(m.planning_field_opens(), 'opens', momentText),
		field(m.planning_field_closes(), 'closes', momentText),
		field(m.planning_field_cancel_until(), 'cancelUntil', momentText),
		field(m.planning_field_trainers(), 'trainerIds', (ids) => namesIn(names.trainers, ids)),
		field(m.planning_field_catering(), 'catering', (catering) => m[`public_catering_${catering}`]()),
		field(m.itip_discreet_label(), 'isDiscreet', (is) => (is ? m.desk_yes() : m.desk_no())),
		field(m.desk_hides_names(), 'hidesNames', (hides) => (hides ? m.desk_yes() : m.desk_no())),
	];
}

function sessionText(row: SessionRow, roomName: (id: string) => string): string {
	const end = row.endDay === '' ? row.to : `${momentText({ day: row.endDay, time: row.to })}`;
	const title = inAllLanguages(row.title).replaceAll('\n', ', ');
	return [`${momentText({ day: row.day, time: row.from })}–${end}`, row.roomId && roomName(row.roomId), title]
		.filter(Boolean)
		.join(' · ');
}

function momentText({ day, time }: { day: string; time: string }): string {
	return [/^\d{4}-\d\d-\d\d$/.test(day) ? formatEventDate(day, getLocale(), 'long') : day, time]
		.filter(Boolean)
		.join(' ');
}
