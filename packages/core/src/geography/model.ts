import { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';
import { InProject } from '../projects/model.ts';

export const RegionScheme = z.string().check(z.regex(/^[a-z_]{1,40}$/));

/** A list of municipalities with their region in one scheme: `municipality;region`, codes or names, a header or none. */
export const ImportMembershipsInput = z.extend(InProject, {
	scheme: RegionScheme,
	csv: z.string().check(z.minLength(1), z.maxLength(200_000)),
	/** Since when the memberships hold. */
	validFrom: z.iso.date(),
});
export type ImportMembershipsInput = z.output<typeof ImportMembershipsInput>;

/** What is wrong with a line. */
export type MembershipFault =
	| { readonly line: number; readonly code: 'columns'; readonly found: number }
	| { readonly line: number; readonly code: 'unknown-municipality'; readonly text: string }
	| { readonly line: number; readonly code: 'unknown-region'; readonly text: string }
	/** The municipality stands on an earlier line too. */
	| { readonly line: number; readonly code: 'repeated'; readonly firstLine: number };

export type MembershipRow = {
	readonly line: number;
	readonly municipalityCode: string;
	readonly regionCode: string;
};

/** What becomes of a line. */
export const membershipFates = ['added', 'moved', 'unchanged'] as const;
export type MembershipFate = (typeof membershipFates)[number];

export type PreviewedMembership = MembershipRow & {
	readonly fate: MembershipFate;
	/** The region it has now; null when it has none. */
	readonly fromRegionCode: string | null;
};

/** What an import would do. */
export type MembershipPreview = {
	readonly rows: readonly PreviewedMembership[];
	/** Lines without a region: those municipalities keep what they have. */
	readonly blank: number;
	readonly faults: readonly MembershipFault[];
	/** Municipalities that have no region of the scheme yet. */
	readonly added: number;
	/** Municipalities whose region changes. */
	readonly moved: number;
	readonly unchanged: number;
	/** Municipalities that would still be without a region. */
	readonly stillMissing: number;
};

export type ImportRefusal =
	| { readonly code: 'faulty'; readonly faults: readonly MembershipFault[] }
	| { readonly code: 'empty' };

export const MembershipFileInput = z.extend(InProject, { scheme: RegionScheme, locale: Locale });

export const MunicipalitySearchInput = z.object({ q: z.string().check(z.trim(), z.maxLength(60)) });
