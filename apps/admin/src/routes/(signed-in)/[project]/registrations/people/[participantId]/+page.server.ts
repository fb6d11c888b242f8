import {
	AddNoteInput,
	CorrectPersonInput,
	EraseNoteInput,
	PersonOfProjectInput,
	SetTagsInput,
} from '@kutsu/core/desk/model';
import { SeatRegistrationInput, SetPriorityInput } from '@kutsu/core/registrations/model';
import { m } from '@kutsu/i18n/messages';
import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { describeSeating } from '#lib/desk/describe-seating.ts';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('participants.read')) error(403, 'Not allowed');
	const input = PersonOfProjectInput.safeParse({ participantId: params.participantId });
	if (!input.success) error(404, 'Not found');
	const person = await locals.api.desk.person.query({ ...input.data, project: project.slug });
	return { person, requestId: newId() };
};

const fieldsOf = async (request: Request) => Object.fromEntries(await request.formData());

export const actions: Actions = {
	correct: async ({ locals, params, request }) => {
		const { participantId, project } = params;
		const given = await fieldsOf(request);
		const input = CorrectPersonInput.safeParse({
			...given,
			participantId,
			revision: Number(given['revision']),
		});
		if (!input.success) return fail(400, { refused: m.desk_correct_invalid(), given });
		const result = await locals.api.desk.correctPerson.mutate({ ...input.data, project });
		if (!result.ok) {
			const refused =
				result.refusal.code === 'stale' ? m.desk_correct_stale() : m.desk_correct_someone_else();
			return fail(409, { refused, given });
		}
		redirect(303, back(params, locals.locale));
	},
	note: async ({ locals, params, request }) => {
		const { participantId, project } = params;
		const input = AddNoteInput.safeParse({ ...(await fieldsOf(request)), participantId });
		if (!input.success) return fail(400, { refused: m.desk_note_invalid() });
		await locals.api.desk.addNote.mutate({ ...input.data, project });
		redirect(303, back(params, locals.locale));
	},
	eraseNote: async ({ locals, params, request }) => {
		const input = EraseNoteInput.safeParse(await fieldsOf(request));
		if (!input.success) error(400, 'Not possible');
		await locals.api.desk.eraseNote.mutate({ ...input.data, project: params.project });
		redirect(303, back(params, locals.locale));
	},
	tags: async ({ locals, params, request }) => {
		const { participantId, project } = params;
		const { tags } = await fieldsOf(request);
		const names = String(tags ?? '')
			.split(',')
			.map((name) => name.trim())
			.filter((name) => name !== '');
		const input = SetTagsInput.safeParse({ participantId, tags: names });
		if (!input.success) return fail(400, { refused: m.desk_tags_invalid() });
		await locals.api.desk.setTags.mutate({ ...input.data, project });
		redirect(303, back(params, locals.locale));
	},
	seat: async ({ locals, params, request }) => {
		const { beyondSeats, ...given } = await fieldsOf(request);
		const input = SeatRegistrationInput.safeParse({
			...given,
			...(beyondSeats && { beyondSeats: Number(beyondSeats) }),
		});
		if (!input.success) return fail(400, { refused: m.desk_seat_invalid() });
		const result = await locals.api.registrations.seat.mutate({ ...input.data, project: params.project });
		if (!result.ok) return fail(409, { refused: describeSeating(result.refusal) });
		redirect(303, back(params, locals.locale));
	},
	priority: async ({ locals, params, request }) => {
		const given = await fieldsOf(request);
		const input = SetPriorityInput.safeParse({
			...given,
			priority: Number(given['priority']),
			seen: Number(given['seen']),
		});
		if (!input.success) return fail(400, { refused: m.desk_priority_invalid() });
		const result = await locals.api.registrations.setPriority.mutate({
			...input.data,
			project: params.project,
		});
		if (!result.ok) {
			const refused =
				result.refusal.code === 'stale' ? m.desk_correct_stale() : m.desk_priority_not_waiting();
			return fail(409, { refused });
		}
		redirect(303, back(params, locals.locale));
	},
};

function back(
	{ project, participantId }: { project: string; participantId: string },
	locale: App.Locals['locale'],
): string {
	return localizedPath(`/${project}/registrations/people/${participantId}`, locale);
}
