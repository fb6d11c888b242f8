import { granted } from '@kutsu/kernel';
import type { Locale, Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { TxContext } from '../../context.ts';
import type { AnswersRefusal, GivenAnswers, QuestionMode } from '../model.ts';
import { answerFactsOf, askedForm } from '../queries.ts';
import { decideAnswers } from '../rules/answers.ts';
import { saveAnswers } from '../store/answers.ts';

export type ChangedAnswers = { readonly ok: true } | Refused<AnswersRefusal>;

/**
 * Replaces a registration's answers, in the transaction of a caller that has settled who may and until when, and
 * holds the registration. With `isStaff` staff's own questions are among them; without, their answers stay.
 * @throws NotFound for a training that is not there
 */
export async function changeAnswers(
	ctx: TxContext,
	registration: {
		readonly projectId: string;
		readonly trainingId: string;
		readonly registrationId: string;
		/** How the person takes part from now on. */
		readonly mode: QuestionMode;
		/** Of the form that was answered: the consent was read in it. */
		readonly locale: Locale;
		readonly isStaff: boolean;
	},
	given: GivenAnswers,
): Promise<ChangedAnswers> {
	const { projectId, registrationId, isStaff } = registration;
	const form = await askedForm(ctx, registration, isStaff);
	const decision = decideAnswers(answerFactsOf(form, registration), given);
	if (!decision.ok) return decision;
	await saveAnswers(ctx, registration, decision.decided, registration.locale);
	await record(ctx, {
		projectId,
		action: 'registration.answer',
		subject: { kind: 'registration', id: registrationId },
	});
	return granted({});
}
