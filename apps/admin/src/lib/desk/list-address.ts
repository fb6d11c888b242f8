import {
	ListColumn,
	questionOf,
	RegistrationFilter,
	registrationColumns,
	RegistrationListInput,
	registrationSorts,
	usualColumns,
} from '@kutsu/core/desk/model';
import type { RegistrationSort } from '@kutsu/core/desk/model';

/** The list of registrations as it stands in the page's address. */
export type DeskAddress = {
	readonly filter: RegistrationFilter;
	readonly search: string;
	readonly sort: RegistrationSort;
	/** The list's own in their order, then questions. */
	readonly columns: readonly ListColumn[];
	/** Where the page begins: after this one. */
	readonly after: RegistrationListInput['after'];
};

const fields = Object.keys(RegistrationFilter.shape) as (keyof RegistrationFilter)[];

/** A value that means nothing is as good as none. */
export function readDeskAddress(params: URLSearchParams): DeskAddress {
	const filter = Object.fromEntries(
		fields.flatMap((field) => {
			const value = RegistrationFilter.shape[field].safeParse(params.get(field) || undefined);
			return value.success && value.data !== undefined ? [[field, value.data]] : [];
		}),
	);
	const at = params.get('at');
	const after = RegistrationListInput.shape.after.safeParse(
		params.has('after')
			? { ...(at && { at: new Date(at) }), name: params.get('name') ?? undefined, id: params.get('after') }
			: undefined,
	);
	const asked = params.getAll('columns').flatMap((text) => text.split(','));
	const read = asked.flatMap((text) => {
		const column = ListColumn.safeParse(text);
		return column.success ? [column.data] : [];
	});
	const columns: ListColumn[] = [
		...registrationColumns.filter((column) => read.includes(column)),
		...new Set(read.filter((column) => questionOf(column) !== undefined)),
	].slice(0, 80);
	return {
		filter,
		search: (params.get('q') ?? '').trim().slice(0, 100),
		sort: registrationSorts.find((sort) => sort === params.get('sort')) ?? 'newest',
		columns: columns.length === 0 ? usualColumns : columns,
		after: after.success ? after.data : undefined,
	};
}

/** The query of the list, with its question mark; empty for the whole list from its start. */
export function deskQuery({ filter, search, sort, columns, after }: Partial<DeskAddress>): string {
	const params = new URLSearchParams();
	for (const field of fields) {
		const value = filter?.[field];
		if (value) params.set(field, value);
	}
	if (search) params.set('q', search);
	if (sort && sort !== 'newest') params.set('sort', sort);
	if (columns && columns.join() !== usualColumns.join()) params.set('columns', columns.join());
	if (after) {
		params.set('after', after.id);
		if (after.at) params.set('at', after.at.toISOString());
		if (after.name !== undefined) params.set('name', after.name);
	}
	const query = params.toString();
	return query === '' ? '' : `?${query}`;
}
