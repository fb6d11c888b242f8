import { named } from '@kutsu/db';
import { fillLinks } from '@kutsu/emails';
import { m } from '@kutsu/i18n/messages';
import type { Locale } from '@kutsu/kernel';
import { rehearsed } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import { cancelTraining, editTraining, reinstateTraining } from '../../trainings/index.ts';
import type {
	CancelTrainingInput,
	EditTrainingInput,
	ReinstateTrainingInput,
} from '../../trainings/model.ts';
import { editVenue } from '../../venues/index.ts';
import type { EditVenueInput } from '../../venues/model.ts';
import { tellCancellation } from '../commands/announce-cancellation.ts';
import { tellChange } from '../commands/announce-change.ts';
import { writtenMessage } from '../commands/written-for-cause.ts';
import type { MessageKind } from '../model.ts';
import { trainingToAnnounce } from './facts.ts';

/** Who would be told what of a change, were it saved now: it was saved, told, looked at, and taken back. */
export type Telling = {
	/** Mailboxes that get at least one message. */
	readonly people: number;
	readonly trainings: number;
	readonly mails: readonly {
		readonly kind: MessageKind;
		readonly locale: Locale;
		readonly count: number;
		/** The first of them as it would leave, without the person's name and with no live link; null when it says nothing. */
		readonly sample: { readonly subject: string; readonly text: string } | null;
	}[];
};

/** @throws NotFound, Forbidden without `plan.write` */
export async function tellingOfEdit(ctx: Context, input: EditTrainingInput): Promise<Telling> {
	return tellingOf(ctx, input, (ctx) => editTraining(ctx, input));
}

/** @throws NotFound, Forbidden without `plan.write` */
export async function tellingOfCancellation(ctx: Context, input: CancelTrainingInput): Promise<Telling> {
	return tellingOf(ctx, input, (ctx) => cancelTraining(ctx, input));
}

/** @throws NotFound, Forbidden without `plan.write` */
export async function tellingOfReinstatement(ctx: Context, input: ReinstateTrainingInput): Promise<Telling> {
	return tellingOf(ctx, input, (ctx) => reinstateTraining(ctx, input));
}

/** @throws NotFound, Forbidden without `plan.write` */
export async function tellingOfVenueEdit(ctx: Context, input: EditVenueInput): Promise<Telling> {
	return tellingOf(ctx, input, (ctx) => editVenue(ctx, input));
}

/** Of what is refused, nothing is told. */
async function tellingOf(
	ctx: Context,
	{ project: slug }: { readonly project: string },
	act: (ctx: TxContext) => Promise<{ readonly ok: boolean }>,
): Promise<Telling> {
	const project = await getProjectFor(ctx, slug, 'plan.write');
	return rehearsed(ctx, async (ctx) => {
		if (!(await act(ctx)).ok) return { people: 0, trainings: 0, mails: [] };
		const concerned = await named<{ id: string; isOff: boolean }>(
			ctx.tx,
			'mail_rehearsed_trainings',
			`select training_id as id, false as "isOff" from change_notices where project_id = $1 and xmin = pg_current_xact_id()::xid
			 union all select id, true from trainings where project_id = $1 and state = 'cancelled' and xmin = pg_current_xact_id()::xid`,
			[project.id],
		);
		for (const { id, isOff } of concerned) {
			const training = await trainingToAnnounce(ctx, id);
			await (isOff ? tellCancellation(ctx, training) : tellChange(ctx, training));
		}
		return told(ctx, project.id, concerned.length);
	});
}

async function told(ctx: TxContext, projectId: string, trainings: number): Promise<Telling> {
	const rows = await named<{
		kind: MessageKind;
		locale: Locale;
		count: number;
		first: string;
		people: number;
	}>(
		ctx.tx,
		'mail_rehearsed',
		`select kind, locale, count(*)::int as count, (array_agg(id order by id))[1] as first,
			(select count(distinct to_address)::int from outbox_messages where project_id = $1 and xmin = pg_current_xact_id()::xid) as people
		 from outbox_messages where project_id = $1 and xmin = pg_current_xact_id()::xid group by kind, locale order by count(*) desc, kind, locale`,
		[projectId],
	);
	const mails = [];
	for (const { kind, locale, count, first } of rows)
		mails.push({ kind, locale, count, sample: await sampleOf(ctx, first, locale) });
	return { people: rows[0]?.people ?? 0, trainings, mails };
}

async function sampleOf(
	ctx: TxContext,
	messageId: string,
	locale: Locale,
): Promise<Telling['mails'][number]['sample']> {
	const mail = await writtenMessage(ctx, messageId);
	if (!mail) return null;
	const [person] = await named<{ name: string }>(
		ctx.tx,
		'mail_rehearsed_name',
		`select p.first_name || ' ' || p.last_name as name from outbox_messages m
		 join registrations r on r.project_id = m.project_id and r.id = m.registration_id
		 join participants p on p.project_id = r.project_id and p.id = r.participant_id where m.id = $1`,
		[messageId],
	);
	// Those who plan need not see whom it is about.
	const nameless = (text: string) =>
		person ? text.replaceAll(person.name, m.itip_telling_name({}, { locale })) : text;
	const { subject, text } = fillLinks({ ...mail, html: '' }, () => '…');
	return { subject: nameless(subject), text: nameless(text) };
}
