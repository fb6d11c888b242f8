import {
	InvitePeopleInput,
	RevokeTrainingInvitationInput,
	SetOpenCourseInput,
	SetWayInput,
} from '@kutsu/core/ways/model';
import type { InviteRefusal } from '@kutsu/core/ways/model';
import { m } from '@kutsu/i18n/messages';
import { assertNever, newId } from '@kutsu/kernel';
import { error, fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project, training } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const asked = { project: project.slug, trainingId: training.id };
	const [{ way, revision }, openCourse, invitations, groups] = await Promise.all([
		locals.api.ways.get.query(asked),
		locals.api.ways.openCourse.query({ project: project.slug }),
		locals.api.ways.invitations.query(asked),
		locals.api.projects.targetGroups.query({ project: project.slug }),
	]);
	return { way, revision, openCourse, invitations, groups, requestId: newId() };
};

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
		const input = SetWayInput.safeParse({
			trainingId: training.id,
			revision: Number(sent.get('revision')),
			wanted: {
				way: sent.get('way'),
				emailDomains: linesOf(sent.get('emailDomains')).map((domain) => domain.replace(/^@/, '')),
				organisationNames: linesOf(sent.get('organisationNames')),
				audience: { fi: textOf(sent.get('fi')), sv: textOf(sent.get('sv')), en: textOf(sent.get('en')) },
			},
		});
		if (!input.success) return fail(400, { about: 'way' as const, problem: m.ways_admin_invalid_lists() });
		const saved = await locals.api.ways.set.mutate({ ...input.data, project: params.project });
		if (!saved.ok) return fail(409, { about: 'way' as const, problem: m.ways_admin_stale() });
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
		if (!input.success) return fail(400, { about: 'invite' as const, problem: m.ways_admin_invalid() });
		const invited = await locals.api.ways.invite.mutate({ ...input.data, project: params.project });
		if (!invited.ok) return fail(409, { about: 'invite' as const, problem: refusalText(invited.refusal) });
		const done = m.ways_admin_invited({ count: invited.count });
		return { about: 'invite' as const, done, links: invited.links };
	},
	course: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const asked = (name: string) => {
			const of = (key: string) => textOf(sent.get(`${name}.${key}`)).trim();
			const url = of('url');
			return url === '' ? null : { url, title: { fi: of('fi'), sv: of('sv'), en: of('en') } };
		};
		const input = SetOpenCourseInput.safeParse({ seen: asked('seen'), wanted: asked('wanted') });
		const problem = m.ways_admin_open_course_invalid();
		if (!input.success) return fail(400, { about: 'course' as const, problem });
		const saved = await locals.api.ways.setOpenCourse.mutate({ ...input.data, project: params.project });
		if (saved.ok) return { about: 'course' as const, done: m.ways_admin_saved() };
		return fail(409, {
			about: 'course' as const,
			problem: saved.refusal.code === 'stale' ? m.ways_admin_stale() : problem,
		});
	},
	revoke: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const input = RevokeTrainingInvitationInput.safeParse({ invitationId: sent.get('invitationId') });
		if (!input.success) return fail(400, { about: 'list' as const, problem: m.ways_admin_invalid() });
		await locals.api.ways.revoke.mutate({ ...input.data, project: params.project });
		return { about: 'list' as const, done: m.ways_admin_saved() };
	},
};

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
