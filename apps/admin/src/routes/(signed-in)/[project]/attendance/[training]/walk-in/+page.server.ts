import { WalkInInput } from '@kutsu/core/desk/model';
import { PersonInput } from '@kutsu/core/registrations/model';
import { m } from '@kutsu/i18n/messages';
import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod/mini';
import { describeSeating, isSeating } from '#lib/desk/describe-seating.ts';
import { localizedPath } from '#lib/paths.ts';
import { describeRefusal, personMessage } from '#lib/registrations/describe-refusal.ts';
import type { Actions, PageServerLoad } from './$types';

const Id = z.uuid();
const WalkInForm = z.extend(z.omit(WalkInInput, { trainingId: true }), {
	// What may be left out is empty here, as a form gives it.
	phone: z._default(z.string(), ''),
	organisation: z._default(z.string().check(z.trim(), z.maxLength(200)), ''),
	municipality: z._default(z.string().check(z.regex(/^(\d{3})?$/)), ''),
	targetGroup: PersonInput.shape.targetGroup,
	beyondSeats: z.optional(
		z.union([z.literal(''), z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000))]),
	),
});
const adapter = zod4(WalkInForm, { error: personMessage });

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('attendance.write')) error(403, 'Not allowed');
	if (!Id.safeParse(params.training).success) error(404, 'Not found');
	const door = await locals.api.desk.door.query({ project: project.slug, trainingId: params.training });
	const asked = url.searchParams.get('session');
	const session = door.sessions.find((one) => one.id === asked)?.id ?? door.sessionId;
	if (session === null) error(404, 'Not found');
	const begun = {
		requestId: newId(),
		sessionId: session,
		mode: door.training.mode === 'online' ? ('online' as const) : ('onsite' as const),
		locale: locals.locale,
		targetGroup: '',
	};
	const done = outcomes.find((one) => one === url.searchParams.get('done'));
	return { door, done, form: await superValidate(begun, adapter, { errors: false }) };
};

const outcomes = ['present', 'known', 'waits', 'added'] as const;

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		const { api, locale } = locals;
		const taken = await api.desk.walkIn.mutate({
			...form.data,
			beyondSeats: form.data.beyondSeats || undefined,
			project: params.project,
			trainingId: params.training,
		});
		if (!taken.ok) {
			const { refusal } = taken;
			if (isSeating(refusal)) return message(form, describeSeating(refusal), { status: 409 });
			if (refusal.code === 'answers-refused')
				return message(form, m.form_fault_unknown_question(), { status: 409 });
			const { field, text } = describeRefusal(refusal);
			return field === null
				? message(form, text, { status: 409 })
				: setError(form, field, text, { status: 409 });
		}
		const done = taken.isPresent ? (taken.isKnown ? 'known' : 'present') : taken.isKnown ? 'waits' : 'added';
		const query = new URLSearchParams({ session: form.data.sessionId, done });
		redirect(303, localizedPath(`/${params.project}/attendance/${params.training}/walk-in?${query}`, locale));
	},
};
