import { InvitePeopleInput, RevokeTrainingInvitationInput, SetWayInput } from '@kutsu/core/ways/model';
import type { InviteRefusal } from '@kutsu/core/ways/model';
import { m } from '@kutsu/i18n/messages';
import { assertNever, newId } from '@kutsu/kernel';
import { error, fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project, training } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const asked = { project: project.slug, trainingId: training.id };
	const search = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
	const after = cursorIn(url);
	const [{ way, revision }, invitations, groups] = await Promise.all([
		locals.api.ways.get.query(asked),
		locals.api.ways.invitations.query({ ...asked, ...(after && { after }), ...(search && { search }) }),
		locals.api.projects.targetGroups.query({ project: project.slug }),
	]);
	const { next } = invitations;
	const further = next && new URLSearchParams({ after: `${next.createdAt.getTime()}.${next.id}` });
	if (further && search) further.set('q', search);
	return { way, revision, invitations, search, further, groups, requestId: newId() };
};

function cursorIn(url: URL): { createdAt: Date; id: string } | undefined {
	const match = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(url.searchParams.get('after') ?? '');
	return match ? { createdAt: new Date(Number(match[1])), id: match[2] ?? '' } : undefined;
}

const linesOf = (text: FormDataEntryValue | null) =>
	(typeof text === 'string' ? text : '')
		.split(/[\n\r,;]+/)
		.map((line) => line.trim())
		.filter(Boolean);
const textOf = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '');

export const actions: Actions = {
	way: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const training = await locals.api.trainings.get.query({ project: params.project, code: params.code });
		const wanted = {
			way: textOf(sent.get('way')),
			emailDomains: linesOf(sent.get('emailDomains')).map((domain) => domain.replace(/^@/, '')),
			organisationNames: linesOf(sent.get('organisationNames')),
			audience: { fi: textOf(sent.get('fi')), sv: textOf(sent.get('sv')), en: textOf(sent.get('en')) },
		};
		const about = 'way' as const;
		const values = fieldsOf(sent);
		const revision = Number(sent.get('revision'));
		const input = SetWayInput.safeParse({ trainingId: training.id, revision, wanted });
		if (!input.success) {
			const hasNone = wanted.emailDomains.length + wanted.organisationNames.length === 0;
			const errors = errorsIn(input.error.issues, {
				emailDomains: hasNone ? m.ways_admin_lists_needed() : m.ways_admin_domain_invalid(),
				organisationNames: m.common_invalid_too_long({ max: '200' }),
				...{ fi: m.common_invalid_too_long({ max: '300' }), sv: m.common_invalid_too_long({ max: '300' }) },
				en: m.common_invalid_too_long({ max: '300' }),
			});
			return fail(400, { about, values, errors, problem: m.ways_admin_invalid_lists() });
		}
		const saved = await locals.api.ways.set.mutate({ ...input.data, project: params.project });
		if (!saved.ok) {
			// Saving again is then a choice made knowing that someone else has.
			const errors: Record<string, string> = {};
			const standing: Record<string, string> = { ...values, revision: String(saved.refusal.theirs.revision) };
			return fail(409, { about, values: standing, errors, problem: m.ways_admin_stale() });
		}
		return { about: 'way' as const, done: m.ways_admin_saved() };
	},
	invite: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const training = await locals.api.trainings.get.query({ project: params.project, code: params.code });
		const reservedOn = textOf(sent.get('reservedOn'));
		const input = InvitePeopleInput.safeParse({
			trainingId: training.id,
			requestId: sent.get('requestId'),
			emails: linesOf(sent.get('emails')),
			label: textOf(sent.get('label')),
			maxUses: Number(sent.get('maxUses')),
			skipsApproval: sent.has('skipsApproval'),
			skipsLists: sent.has('skipsLists'),
			reservedUntil: reservedOn === '' ? null : `${reservedOn}T09:00`,
			reservedMode: sent.get('reservedMode') ?? (training.form.mode === 'online' ? 'online' : 'onsite'),
			targetGroup: textOf(sent.get('targetGroup')) || undefined,
			organisation: textOf(sent.get('organisation')) || undefined,
			expiresAt: `${textOf(sent.get('expiresOn'))}T09:00`,
			locale: locals.locale,
		});
		const about = 'invite' as const;
		const values = fieldsOf(sent);
		if (!input.success) {
			const errors = errorsIn(input.error.issues, {
				emails: m.ways_admin_emails_invalid(),
				label: m.common_invalid_too_long({ max: '120' }),
				maxUses: m.ways_admin_uses_invalid(),
				reservedOn: m.ways_admin_date_invalid(),
				expiresOn: m.ways_admin_date_invalid(),
				organisation: m.common_invalid_too_long({ max: '200' }),
			});
			return fail(400, { about, values, errors, problem: m.ways_admin_invalid() });
		}
		const invited = await locals.api.ways.invite.mutate({ ...input.data, project: params.project });
		if (!invited.ok)
			return fail(409, {
				about,
				values,
				errors: refusalErrors(invited.refusal),
				problem: refusalText(invited.refusal),
			});
		const done = m.ways_admin_invited({ count: invited.count });
		return { about: 'invite' as const, done, links: invited.links };
	},
	revoke: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const input = RevokeTrainingInvitationInput.safeParse({ invitationId: sent.get('invitationId') });
		if (!input.success) return fail(400, { about: 'list' as const, problem: m.ways_admin_invalid() });
		await locals.api.ways.revoke.mutate({ ...input.data, project: params.project });
		return { about: 'list' as const, done: m.ways_admin_saved() };
	},
};

/** All that was sent, to be kept in a form that was refused. */
function fieldsOf(sent: FormData): Record<string, string> {
	return Object.fromEntries(
		[...sent].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
	);
}

/** What is wrong, beside the field it is wrong in. */
function errorsIn(
	issues: readonly { readonly path: readonly PropertyKey[] }[],
	texts: Readonly<Record<string, string>>,
): Record<string, string> {
	// The two days are instants to the command.
	const named = new Set(
		issues.flatMap((issue) => issue.path.map((part) => String(part).replace(/(At|Until)$/, 'On'))),
	);
	return Object.fromEntries(Object.entries(texts).filter(([name]) => named.has(name)));
}

function refusalErrors(refusal: InviteRefusal): Record<string, string> {
	if (refusal.code === 'expiry-out-of-range') return { expiresOn: m.ways_admin_refused_expiry() };
	if (refusal.code === 'reservation-out-of-range') return { reservedOn: m.ways_admin_refused_reservation() };
	return {};
}

function refusalText(refusal: InviteRefusal): string {
	switch (refusal.code) {
		case 'cancelled':
			return m.ways_admin_refused_cancelled();
		case 'expiry-out-of-range':
			return m.ways_admin_refused_expiry();
		case 'reservation-out-of-range':
			return m.ways_admin_refused_reservation();
		case 'mode-not-offered':
			return m.ways_admin_refused_mode();
		case 'unknown-target-group':
			return m.ways_admin_invalid();
		case 'not-enough-seats': {
			const seats = { free: refusal.freeSeats, wanted: refusal.wanted };
			if (refusal.of === 'group') return m.ways_admin_refused_seats_group(seats);
			return refusal.of === 'organisation'
				? m.ways_admin_refused_seats_organisation(seats)
				: m.ways_admin_refused_seats(seats);
		}
		default:
			return assertNever(refusal);
	}
}
