import { NotFound, granted } from '@kutsu/kernel';
import type { Locale, Refused } from '@kutsu/kernel';
import { openLink } from '@kutsu/kernel/keys';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { ConsentRefusal, GivenConsent } from '../model.ts';
import { askedConsents, ledgerEnds } from '../queries.ts';
import { planConsents } from '../rules/changes.ts';
import { insertConsents, lockRegistrationOfLink } from '../store.ts';

/**
 * Gives and withdraws consents by the person's own link, so that exactly `given` holds.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function setMyConsents(
	ctx: Context,
	input: { readonly token: string; readonly locale: Locale; readonly given: readonly GivenConsent[] },
): Promise<{ readonly ok: true } | Refused<ConsentRefusal>> {
	const link = openLink(ctx.keys, input.token, 'registration');
	if (!link) throw new NotFound('registration');
	const asParticipant: Context = { ...ctx, actor: { kind: 'participant', registrationId: link.linkId } };
	return inTransaction(asParticipant, async (ctx) => {
		const registration = await lockRegistrationOfLink(ctx, link);
		const { projectId, registrationId } = registration;
		const [asked, standing] = [
			await askedConsents(ctx, projectId),
			await ledgerEnds(ctx, projectId, [registrationId]),
		];
		const plan = planConsents({ asked, standing, wanted: input.given });
		if (!plan.ok) return plan;
		if (plan.changes.length > 0) {
			await insertConsents(ctx, registration, plan.changes, input.locale);
			await record(ctx, {
				projectId,
				action: 'registration.consent',
				subject: { kind: 'registration', id: registrationId },
				changedFields: plan.changes.map(({ kind }) => kind),
			});
		}
		return granted({});
	});
}
