import { RequestPartyInput } from '@kutsu/core/parties/model';
import type { RequestPartyRefusal } from '@kutsu/core/parties/model';
import { formatDateTimeLong } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { assertNever } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import { footerProject } from '#lib/projects/footer-project.ts';
import { describeAdmissionRefusal } from '#lib/registrations/describe-refusal.ts';
import { describeTraining } from '#lib/trainings/describe-training.ts';
import type { PublicTraining } from '#lib/trainings/describe-training.ts';
import { keptByNobody } from './caching.ts';
import { textIn } from './form-text.ts';
import { pageMeta } from './meta.ts';
import { findTraining } from './training-page.ts';
import type { TrainingAddress } from './training-page.ts';

/** The page on which a liaison asks for the link to a party in a training. */
export async function partyRequestPage(
	event: Pick<RequestEvent, 'locals' | 'url' | 'setHeaders'>,
	address: TrainingAddress,
) {
	event.setHeaders(keptByNobody);
	const { locale } = event.locals;
	const found = await findTraining(event.locals, address);
	const { invitation } = address;
	const limit = invitation ? invitation.usesLeft : found.partyLimit;
	if (limit === 0) error(404, 'Not found');
	const training = describeTraining(found, address.path, locale, undefined, invitation);
	const title = m.party_request_title({ training: training.title.text });
	return {
		meta: pageMeta(
			{ title, description: '', path: `${address.path}/register-several`, isHidden: true },
			locale,
		),
		training: {
			title: training.title,
			leaf: training.leaf,
			when: training.when,
			where: training.where,
			path: training.path,
			contactEmail: training.contactEmail,
		},
		limit,
		isByInvitation: invitation !== undefined,
		asksApproval: training.asksReason,
		isSent: event.url.searchParams.has('sent'),
		isDemo: found.project.isDemo,
		privacyHref: localizedPath(`/projects/${found.project.slug}/privacy`, locale),
		project: footerProject(found.project, locale),
	};
}

/** Sends the link; the answer is the same whether there was a party. Leads to a page that a reload sends nothing from. */
export async function requestPartyLink(event: RequestEvent, address: TrainingAddress) {
	const { api, locale } = event.locals;
	const fields = await event.request.formData();
	const values = {
		liaisonName: textIn(fields, 'liaisonName'),
		liaisonEmail: textIn(fields, 'liaisonEmail'),
		organisation: textIn(fields, 'organisation'),
	};
	const input = RequestPartyInput.safeParse({
		...values,
		training: address.invitation?.token ?? address.name,
		locale,
	});
	if (!input.success) {
		const wrong = new Set(input.error.issues.map((issue) => issue.path[0]));
		const errors = {
			liaisonName: wrong.has('liaisonName') ? m.party_invalid_name() : undefined,
			liaisonEmail: wrong.has('liaisonEmail') ? m.common_invalid_email() : undefined,
			organisation: wrong.has('organisation') ? m.party_invalid_organisation() : undefined,
		};
		return fail(400, { values, errors, refusal: undefined });
	}
	const result = await api.parties.request.mutate(input.data);
	if (!result.ok) {
		const found = await findTraining(event.locals, address);
		const refusal = describeRequestRefusal(result.refusal, found, locale);
		return fail(409, { values, errors: undefined, refusal });
	}
	redirect(303, `${localizedPath(`${address.path}/register-several`, locale)}?sent`);
}

function describeRequestRefusal(
	refusal: RequestPartyRefusal,
	{ project, timeZone }: Pick<PublicTraining, 'project' | 'timeZone'>,
	locale: App.Locals['locale'],
): string {
	switch (refusal.code) {
		case 'parties-not-allowed':
			return m.party_refused_not_allowed();
		case 'cancelled':
			return m.party_training_cancelled();
		case 'closed':
			return m.registration_refused_closed({
				when: formatDateTimeLong(refusal.closedAt, timeZone, locale),
			});
		case 'invitation-used':
		case 'invitation-expired':
		case 'invitation-other-address':
			return describeAdmissionRefusal(refusal, timeZone, locale, project.contactEmail).text;
		default:
			return assertNever(refusal);
	}
}
