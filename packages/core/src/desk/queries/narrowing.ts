import { gather } from '@kutsu/db';
import { dayInterval } from '@kutsu/kernel';
import type { RegistrationFilter } from '../model.ts';
import { isSensitiveSql } from './sensitive.ts';

/** The conditions of a filter and of words searched for, on rows `r` of registrations and `p` of participants. */
export function narrowed(
	project: { readonly id: string; readonly timeZone: string },
	filter: RegistrationFilter,
	search?: string,
): ReturnType<typeof gather> {
	const where = gather({ sql: 'r.project_id = $1', values: [project.id] });
	where.on('t', filter.trainingId, (at) => `r.training_id = ${at}`);
	where.on('s', filter.state, (at) => `r.state = ${at}`);
	where.on('o', filter.source, (at) => `r.source = ${at}`);
	where.on('m', filter.mode, (at) => `r.mode = ${at}`);
	where.on('l', filter.language, (at) => `r.locale = ${at}`);
	where.on(
		'g',
		filter.group,
		(at) =>
			`r.target_group_id = (select g.id from target_groups g where g.project_id = $1 and g.key = ${at})`,
	);
	where.on(
		'r',
		filter.region,
		(at) =>
			`r.municipality_code in (select mr.municipality_code from municipality_regions mr where mr.scheme_id = 'region' and mr.region_code = ${at} and mr.valid_to is null)`,
	);
	where.on(
		'k',
		filter.tagId,
		(at) =>
			`r.participant_id in (select pt.participant_id from participant_tags pt where pt.project_id = $1 and pt.tag_id = ${at})`,
	);
	const dayOf = (day: string | undefined) => (day ? dayInterval(day, project.timeZone) : undefined);
	where.on('a', dayOf(filter.from)?.startsAt, (at) => `r.created_at >= ${at}::timestamptz`);
	where.on('z', dayOf(filter.to)?.endsAt, (at) => `r.created_at < ${at}::timestamptz`);
	for (const word of wordsOf(search)) where.on('w', `%${word}%`, holdsWord);
	return where;
}

// A workplace that must not be known is not found by its name either.
const holdsWord = (at: string) => `p.search_text like ${at} and (p.name_normalized like ${at}
	or exists (select from mailboxes sb where sb.project_id = p.project_id and sb.id = p.mailbox_id and sb.email like ${at})
	or not ${isSensitiveSql})`;

function wordsOf(search = ''): string[] {
	return search
		.toLowerCase()
		.split(/\s+/)
		.filter((word) => word !== '')
		.slice(0, 6)
		.map((word) => word.replaceAll(/[\\%_]/g, String.raw`\$&`));
}
