import { named } from '@kutsu/db';
import { granted } from '@kutsu/kernel';
import type { Decision, Locale } from '@kutsu/kernel';
import { rehearsed } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { writtenForCause } from '../../mail/index.ts';
import { answerRequests, previewAnswers } from '../../registrations/index.ts';
import type { AnswerRefusal, AnswerTotals, Verdict } from '../../ways/model.ts';
import { recordLook } from './list.ts';

export type AnsweredPerson = {
	readonly registrationId: string;
	readonly firstName: string;
	readonly lastName: string;
	readonly locale: Locale;
	readonly outcome: 'seat' | 'place' | 'declined';
	/** Of a place in line, from 1; null otherwise. */
	readonly place: number | null;
};

export type RehearsedAnswers = Decision<
	{
		readonly totals: AnswerTotals;
		/** In the order of the requests. */
		readonly people: readonly AnsweredPerson[];
		/** The mail as it would leave, once for each outcome in each language of the chosen. */
		readonly letters: readonly {
			readonly locale: Locale;
			readonly outcome: AnsweredPerson['outcome'];
			readonly name: string;
			readonly subject: string;
			readonly text: string;
		}[];
	},
	AnswerRefusal
>;

const mailOf = {
	seat: 'registration-confirmed',
	place: 'registration-waitlisted',
	declined: 'request-declined',
} as const;

/**
 * What answering these requests so would do now, to whom, and what each would read: it is done, looked at, and taken back.
 * The names are a look at people, and recorded. @throws NotFound, Forbidden without `participants.write`.
 */
export async function rehearseAnswers(
	ctx: Context,
	input: {
		readonly projectId: string;
		readonly trainingId: string;
		readonly registrationIds: readonly string[];
		readonly verdict: Verdict;
		readonly templateId: string | null;
		readonly note: string;
	},
): Promise<RehearsedAnswers> {
	const { projectId, trainingId, verdict } = input;
	const planned = await previewAnswers(ctx, input);
	if (!planned.ok) return planned;
	const { rows, totals } = planned;
	await recordLook(ctx, {
		projectId,
		action: 'registration.look',
		filter: { trainingId },
		changedFields: ['state:requested', `answer:${verdict}`],
	});
	return rehearsed(ctx, async (ctx): Promise<RehearsedAnswers> => {
		const answered = await answerRequests(ctx, { ...input, seen: totals });
		if (!answered.ok) return answered;
		const known = await peopleOf(ctx, projectId, rows);
		const people = rows.flatMap((row): AnsweredPerson[] => {
			const person = known.find((one) => one.registrationId === row.registrationId);
			return person ? [{ ...row, ...person }] : [];
		});
		const letters = [];
		for (const [one] of Map.groupBy(people, ({ locale, outcome }) => `${locale} ${outcome}`).values()) {
			if (!one) continue;
			const { firstName, lastName, locale, outcome, registrationId } = one;
			const written = await writtenForCause(ctx, `registration:${registrationId}:${mailOf[outcome]}:1`);
			if (written) letters.push({ locale, outcome, name: `${firstName} ${lastName}`, ...written });
		}
		return granted({ totals, people, letters });
	});
}

function peopleOf(
	ctx: TxContext,
	projectId: string,
	rows: readonly { readonly registrationId: string }[],
): Promise<Pick<AnsweredPerson, 'registrationId' | 'firstName' | 'lastName' | 'locale'>[]> {
	return named(
		ctx.tx,
		'desk_answered_people',
		`select r.id as "registrationId", p.first_name as "firstName", p.last_name as "lastName", r.locale from registrations r
		 join participants p on p.project_id = r.project_id and p.id = r.participant_id
		 where r.project_id = $1 and r.id = any($2::uuid[])`,
		[projectId, rows.map((row) => row.registrationId)],
	);
}
