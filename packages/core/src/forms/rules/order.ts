import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { Stale } from '../../projects/model.ts';

/** Whether the wanted order is one of the very questions that stand, ordered as the form was opened with. */
export function decideOrder(
	{ before, wanted }: { readonly before: readonly string[]; readonly wanted: readonly string[] },
	standing: readonly string[],
): Decision<object, Stale<readonly string[]>> {
	const isSame = (one: readonly string[], other: readonly string[]) =>
		one.length === other.length && one.every((id, place) => id === other[place]);
	const isFit = isSame(before, standing) && isSame(wanted.toSorted(), standing.toSorted());
	return isFit ? granted({}) : refused({ code: 'stale', theirs: standing });
}
