import type { LocalizedText } from '@kutsu/kernel';

/** What a calendar tells of a venue. */
export type PlaceFacts = {
	readonly name: LocalizedText;
	readonly municipalityCode: string;
	readonly streetAddress: string | null;
	readonly postalCode: string | null;
	readonly rooms: readonly { readonly id?: string | undefined; readonly name: LocalizedText }[];
};

/**
 * Whose way to the training changes with a venue: everyone's when its name or address does, else that of the rooms
 * that were renamed. An empty list when nobody goes elsewhere than before.
 */
export function decidePlaceChange(before: PlaceFacts, after: PlaceFacts): 'all' | readonly string[] {
	const isMoved =
		!isSameText(before.name, after.name) ||
		before.municipalityCode !== after.municipalityCode ||
		before.streetAddress !== after.streetAddress ||
		before.postalCode !== after.postalCode;
	if (isMoved) return 'all';
	return before.rooms.flatMap(({ id, name }) => {
		const now = after.rooms.find((room) => room.id === id);
		return id !== undefined && now && !isSameText(name, now.name) ? [id] : [];
	});
}

function isSameText(a: LocalizedText, b: LocalizedText): boolean {
	return (a.fi ?? '') === (b.fi ?? '') && (a.sv ?? '') === (b.sv ?? '') && (a.en ?? '') === (b.en ?? '');
}
