import type { CatalogueFilter, TrainingMode } from '../model.ts';

export type FacetFacts = {
	/** Where it is held; null online, and where that is not known. */
	readonly regionCode: string | null;
	readonly regionsServed: readonly string[];
	readonly targetGroupKeys: readonly string[];
	readonly languages: readonly string[];
	/** Pairs, from–to: `fi-sv`. */
	readonly interpretation: readonly string[];
	readonly format: string;
	readonly mode: TrainingMode;
	readonly projectSlug: string;
	readonly seriesKey: string | null;
};

/**
 * What a training answers to in the catalogue's filter, sorted: `r:` where it is held or what it serves, `g:` target
 * groups, `l:` languages it is held in or interpreted into, `f:` format, `place` unless online only, `p:` project, `s:` series.
 */
export function facetsOf(training: FacetFacts): string[] {
	const { regionCode, seriesKey } = training;
	const facets = [
		...[...training.regionsServed, ...(regionCode === null ? [] : [regionCode])].map((code) => `r:${code}`),
		...training.targetGroupKeys.map((key) => `g:${key}`),
		...[
			...training.languages,
			...training.interpretation.map((pair) => pair.slice(pair.indexOf('-') + 1)),
		].map((tag) => `l:${tag}`),
		`f:${training.format}`,
		...(training.mode === 'online' ? [] : ['place']),
		`p:${training.projectSlug}`,
		...(seriesKey === null ? [] : [`s:${seriesKey}`]),
	];
	return [...new Set(facets)].toSorted();
}

/** What a training must answer to, all of it, to match the filter; days and words are asked for otherwise. */
export function facetsAsked(filter: CatalogueFilter): string[] {
	const { region, group, language, format, hideOnline, project, series } = filter;
	return [
		...(region ? [`r:${region}`] : []),
		...(group ? [`g:${group}`] : []),
		...(language ? [`l:${language}`] : []),
		...(format ? [`f:${format}`] : []),
		...(hideOnline ? ['place'] : []),
		...(project ? [`p:${project}`] : []),
		...(series ? [`s:${series}`] : []),
	];
}
