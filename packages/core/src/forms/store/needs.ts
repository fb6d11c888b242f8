import { named } from '@kutsu/db';
import type { LocalizedText } from '@kutsu/kernel';
import { NotFound } from '@kutsu/kernel';
import type { TxContext } from '../../context.ts';
import type { sensitiveTypes } from '../model.ts';
import { unsealNeed } from './answers.ts';
import type { Need } from '../rules/answers.ts';

export type PersonNeed = {
	readonly registrationId: string;
	readonly type: (typeof sensitiveTypes)[number];
	readonly firstName: string;
	readonly lastName: string;
	readonly need: Need;
};

export type NeedsHead = {
	readonly title: LocalizedText;
	readonly code: string;
	readonly startsAt: Date;
	readonly timeZone: string;
	/** Confirmed on site: for whom there is food and a place. */
	readonly onsiteCount: number;
};

/** @throws NotFound */
export async function readNeedsHead(
	ctx: TxContext,
	projectId: string,
	trainingId: string,
): Promise<NeedsHead> {
	const [row] = await named<NeedsHead>(
		ctx.tx,
		'forms_needs_head',
		`select t.title, t.code, t.starts_at as "startsAt", t.time_zone as "timeZone",
			(select count(*)::int from registrations r where r.project_id = t.project_id and r.training_id = t.id
				and r.state = 'confirmed' and r.mode = 'onsite') as "onsiteCount"
		 from trainings t where t.project_id = $1 and t.id = $2`,
		[projectId, trainingId],
	);
	if (!row) throw new NotFound('training');
	return row;
}

/** What those who come on site need, opened; by name. */
export async function readNeeds(
	ctx: TxContext,
	projectId: string,
	trainingId: string,
): Promise<PersonNeed[]> {
	const rows = await named<Omit<PersonNeed, 'need'> & { questionId: string; sealed: string }>(
		ctx.tx,
		'forms_needs_of_training',
		`select n.registration_id as "registrationId", n.question_id as "questionId", n.sealed, q.type,
			p.first_name as "firstName", p.last_name as "lastName"
		 from registrations r
		 join needs n on n.project_id = r.project_id and n.registration_id = r.id
		 join questions q on q.project_id = n.project_id and q.id = n.question_id
		 join participants p on p.project_id = r.project_id and p.id = r.participant_id
		 where r.project_id = $1 and r.training_id = $2 and r.state = 'confirmed' and r.mode = 'onsite'
		 order by p.last_name collate "fi-x-icu", p.first_name collate "fi-x-icu", n.registration_id, q.type`,
		[projectId, trainingId],
	);
	return rows.map(({ questionId, sealed, ...row }) => ({
		...row,
		need: unsealNeed(ctx, { projectId, registrationId: row.registrationId }, { questionId, sealed }),
	}));
}
