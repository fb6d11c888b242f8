import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import { openLink } from '@kutsu/kernel/keys';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { askedForm, givenAnswersOf } from '../../forms/index.ts';
import type { AskedForm } from '../../forms/index.ts';
import type { GivenAnswers } from '../../forms/model.ts';
import type { AttendanceMode } from '../model.ts';

/** The questions of a person's training, and what they answered; of needs only that they were given. */
export type MyAnswers = {
	readonly form: AskedForm;
	readonly mode: AttendanceMode;
	readonly values: GivenAnswers['values'];
	readonly needsGiven: readonly string[];
};

/** @throws NotFound for a link that is forged, revoked or unknown. */
export async function myAnswers(ctx: Context, input: { readonly token: string }): Promise<MyAnswers> {
	const link = openLink(ctx.keys, input.token, 'registration');
	if (!link) throw new NotFound('registration');
	const [row] = await named<{ projectId: string; trainingId: string; mode: AttendanceMode }>(
		readsOf(ctx),
		'registrations_my_form',
		'select project_id as "projectId", training_id as "trainingId", mode from registrations where id = $1 and link_generation = $2',
		[link.linkId, link.generation],
	);
	if (!row) throw new NotFound('registration');
	const { projectId, mode } = row;
	const given = await givenAnswersOf(ctx, { projectId, registrationId: link.linkId });
	return { form: await askedForm(ctx, row, false), mode, ...given };
}
