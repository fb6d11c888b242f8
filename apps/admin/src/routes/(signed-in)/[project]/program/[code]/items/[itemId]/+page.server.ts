import { m } from '@kutsu/i18n/messages';
import { wallTimeOf } from '@kutsu/kernel';
import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { programOf } from '../../program-of.ts';
import type { DraftItem, Program } from '../../program-of.ts';
import {
	ItemForm,
	PlaceForm,
	inOrder,
	itemFields,
	itemMessage,
	placeInput,
	placeMessage,
} from '../item-form.ts';
import type { Actions, PageServerLoad } from './$types';

const content = zod4(ItemForm, { error: itemMessage });
const placement = zod4(PlaceForm, { error: placeMessage });

export const load: PageServerLoad = async ({ params, parent }) => {
	const { program } = await parent();
	if (!program.can.edit) error(403, 'Not allowed');
	const item = itemOf(program, params.itemId);
	const form = await superValidate({ requestId: newId(), ...itemFields(item) }, content, {
		errors: false,
		id: 'item',
	});
	return {
		item,
		form,
		place: await superValidate(begunPlace(program, item), placement, { errors: false, id: 'place' }),
	};
};

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const form = await superValidate(request, content, { id: 'item' });
		if (!form.valid) return fail(400, { form, theirs: undefined });
		const program = await programOf(locals.api, params);
		const { requestId: _, ...fields } = form.data;
		const speakerIds = inOrder(fields.speakerIds, itemOf(program, params.itemId).speakerIds);
		const saved = await locals.api.program.editItem.mutate({
			...fields,
			speakerIds,
			...addressOf(params, program),
		});
		if (saved.ok) redirect(303, draftPath(params, locals));
		const { theirs } = saved.refusal;
		// Saving again is then a choice made with both versions in sight.
		form.data.revision = theirs.revision;
		return fail(409, { form, ...nothing, theirs });
	},
	place: async ({ locals, params, request }) => {
		const place = await superValidate(request, placement, { id: 'place' });
		if (!place.valid) return fail(400, { place, ...nothing });
		const program = await programOf(locals.api, params);
		const placed = await locals.api.program.placeItem.mutate({
			...placeInput(place.data),
			...addressOf(params, program),
		});
		if (placed.ok) redirect(303, draftPath(params, locals));
		const { refusal } = placed;
		if (refusal.code === 'not-on-a-seminar-day') {
			setError(place, 'eventDate', m.program_admin_not_a_seminar_day());
			return fail(409, { place, ...nothing });
		}
		place.data.revision = refusal.theirs.revision;
		return fail(409, { place, ...nothing, moved: { slot: refusal.theirs.slot } });
	},
	unplace: async ({ locals, params, request }) => {
		const revision = Number((await request.formData()).get('revision'));
		const program = await programOf(locals.api, params);
		const taken = await locals.api.program.unplaceItem.mutate({ revision, ...addressOf(params, program) });
		if (!taken.ok && taken.refusal.code === 'stale')
			return fail(409, { ...nothing, moved: { slot: taken.refusal.theirs.slot } });
		redirect(303, draftPath(params, locals));
	},
};

const nothing = { theirs: undefined, moved: undefined };

type Address = { readonly project: string; readonly code: string; readonly itemId: string };

function addressOf({ project, itemId }: Address, { programId }: Program) {
	return { project, programId, itemId };
}

function draftPath({ project, code }: Address, { locale }: App.Locals): string {
	return localizedPath(`/${project}/program/${code}`, locale);
}

function itemOf(program: Program, itemId: string): DraftItem {
	const item = program.items.find(({ id }) => id === itemId);
	if (!item) error(404, 'Not found');
	return item;
}

/** Where it stands; an unplaced one is offered the first room, after what is last on the first day. */
function begunPlace(program: Program, item: DraftItem): PlaceForm {
	const [firstDay = ''] = program.days;
	const [firstRoom] = program.rooms;
	if (item.slot) {
		const { eventDate, wallTime } = wallTimeOf(item.slot.startsAt, program.timeZone);
		return { revision: item.revision, eventDate, time: wallTime, roomId: item.slot.roomId };
	}
	const ends = program.items.flatMap(({ id, slot }) =>
		slot && program.eventDates[id] === firstDay ? [slot.endsAt] : [],
	);
	const last = ends.reduce<Date | null>(
		(latest, end) => (latest === null || end > latest ? end : latest),
		null,
	);
	const time = last ? wallTimeOf(last, program.timeZone).wallTime : '09:00';
	return { revision: item.revision, eventDate: firstDay, time, roomId: firstRoom?.id ?? '' };
}
