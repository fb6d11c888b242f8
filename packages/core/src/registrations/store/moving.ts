import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { TxContext } from '../../context.ts';
import type { AttendanceMode, RegistrationSource } from '../model.ts';

/** What goes along when someone moves to another training. */
export type Moving = {
	readonly participantId: string;
	readonly mailboxId: string;
	readonly email: string;
	readonly mode: AttendanceMode;
	readonly locale: Locale;
	readonly source: RegistrationSource;
	readonly targetGroup: string | undefined;
	readonly municipality: string | undefined;
	readonly organisation: string | undefined;
	/** Whether both trainings are of one course. */
	readonly isSameCourse: boolean;
	readonly isThere: boolean;
};

/** @throws NotFound, also for a training that is not the project's, or a draft. */
export async function readMoving(
	ctx: TxContext,
	asked: { readonly projectId: string; readonly registrationId: string; readonly toTrainingId: string },
): Promise<Moving> {
	const [row] = await named<{
		participantId: string;
		mailboxId: string;
		email: string;
		mode: AttendanceMode;
		locale: Locale;
		source: RegistrationSource;
		targetGroup: string | null;
		municipality: string | null;
		organisation: string | null;
		isSameCourse: boolean;
		isThere: boolean;
	}>(
		ctx.tx,
		'registrations_moving',
		`select r.participant_id as "participantId", p.mailbox_id as "mailboxId", b.email, r.mode, r.locale, r.source,
			g.key as "targetGroup", r.municipality_code as municipality, p.organisation, f.course_id = t.course_id as "isSameCourse",
			exists (select from registrations o where o.project_id = r.project_id and o.training_id = t.id
				and o.participant_id = r.participant_id and o.state <> 'cancelled') as "isThere"
		 from registrations r
		 join participants p on p.project_id = r.project_id and p.id = r.participant_id and p.erased_at is null
		 join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
		 join trainings f on f.project_id = r.project_id and f.id = r.training_id
		 join trainings t on t.project_id = r.project_id and t.id = $3 and t.state <> 'draft'
		 left join target_groups g on g.project_id = r.project_id and g.id = r.target_group_id
		 where r.project_id = $1 and r.id = $2`,
		[asked.projectId, asked.registrationId, asked.toTrainingId],
	);
	if (!row) throw new NotFound('training');
	return {
		...row,
		targetGroup: row.targetGroup ?? undefined,
		municipality: row.municipality ?? undefined,
		organisation: row.organisation ?? undefined,
	};
}
