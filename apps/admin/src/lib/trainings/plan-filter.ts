import { Cursor, PlanFilter } from '@kutsu/core/trainings/model';

export const planViews = ['coming', 'past', 'all'] as const;
/** Which side of now the list shows. */
export type PlanView = (typeof planViews)[number];

const keys = [
	'q',
	'state',
	'region',
	'courseId',
	'seriesId',
	'trainerId',
] as const satisfies readonly (keyof PlanFilter)[];
export type PlanKey = (typeof keys)[number];

export type PlanAddress = {
	readonly view: PlanView;
	readonly filter: PlanFilter;
	readonly page: { readonly after?: string; readonly before?: string };
};

/** Reads what a list of trainings is narrowed by; a value that cannot be used is left out. */
export function readPlanAddress(params: URLSearchParams): PlanAddress {
	const view = planViews.find((one) => one === params.get('when')) ?? 'coming';
	const filter: Record<string, unknown> = view === 'all' ? {} : { when: view };
	for (const key of keys) {
		const text = params.get(key)?.trim();
		if (text && PlanFilter.shape[key].safeParse(text).success) filter[key] = text;
	}
	const cursor = (name: 'after' | 'before') => {
		const read = Cursor.safeParse(params.get(name) ?? undefined);
		return read.success ? { [name]: read.data } : {};
	};
	return { view, filter: PlanFilter.parse(filter), page: { ...cursor('after'), ...cursor('before') } };
}

/** The query of a list: its view and filter, with what is changed (undefined takes away). A change begins at the first page. */
export function planQuery(
	{ view, filter }: Pick<PlanAddress, 'view' | 'filter'>,
	changed: Readonly<Record<string, string | undefined>> = {},
): string {
	const params = new URLSearchParams();
	const values: Record<string, string | undefined> = { when: view === 'coming' ? undefined : view };
	for (const key of keys) values[key] = filter[key];
	for (const [name, value] of Object.entries({ ...values, ...changed })) if (value) params.set(name, value);
	const query = params.toString();
	return query === '' ? '' : `?${query}`;
}

/** The filters that are set, in their order. */
export function setFilters(filter: PlanFilter): PlanKey[] {
	return keys.filter((key) => filter[key] !== undefined && filter[key] !== '');
}
