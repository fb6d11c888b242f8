/** What later steps of the loader look up by the file's own ids. */
export type Loaded = {
	readonly project: { readonly id: string; readonly slug: string };
	readonly courses: ReadonlyMap<string, string>;
	readonly series: ReadonlyMap<string, string>;
	readonly venues: ReadonlyMap<string, { readonly id: string; readonly roomId: string }>;
	readonly trainers: ReadonlyMap<string, string>;
};
