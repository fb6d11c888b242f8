import type { StaffOutputs } from '@kutsu/api/types';
import { StaffProgramInput } from '@kutsu/core/program/model';
import { error } from '@sveltejs/kit';
import type { Api } from '#lib/server/api.ts';

export type Program = StaffOutputs['program']['get'];
export type DraftItem = Program['items'][number];

/** The program of an address, or the page that says there is none. */
export function programOf(
	api: Api,
	params: { readonly project: string; readonly code: string },
): Promise<Program> {
	const asked = StaffProgramInput.safeParse(params);
	if (!asked.success) error(404, 'Not found');
	return api.program.get.query(asked.data);
}
