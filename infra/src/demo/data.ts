import { readFileSync } from 'node:fs';
import type { LocalizedText } from '@kutsu/kernel';

export type DemoTraining = {
	readonly code: string;
	readonly format:
		| 'regional_onsite'
		| 'hybrid'
		| 'webinar'
		| 'targeted_inhouse'
		| 'train_the_trainer'
		| 'network_workshop';
	readonly title: LocalizedText;
	readonly date: string;
	/** Of a training of several days. */
	readonly days?: readonly string[];
	readonly start: string;
	readonly end: string;
	readonly languages: readonly string[];
	readonly interpretation: readonly string[];
	readonly visibility: 'public' | 'invitation' | 'unlisted';
	readonly targetGroups: readonly string[];
	readonly region: string | null;
	readonly municipality: string | null;
	readonly venue: string | null;
	readonly capacity: { readonly onsite: number; readonly online: number };
	readonly registration: {
		readonly opens: string;
		readonly closes: string;
		readonly selfCancelUntil: string;
	};
	readonly trainers: readonly string[];
	readonly catering: 'coffee' | 'coffee+lunch' | null;
	readonly kind: 'regional' | 'targeted';
	readonly regionsServed: readonly string[];
	readonly course: string;
	readonly series: string;
	readonly figures: {
		readonly registered: number;
		readonly waitlisted: number;
		readonly attended: number;
		readonly registeredOnline?: number;
	};
};

type Named = { readonly id: string; readonly fi: string; readonly sv: string; readonly en?: string };

export type DemoSeminar = {
	readonly code: string;
	readonly title: LocalizedText;
	readonly date: string;
	readonly start: string;
	readonly end: string;
	readonly capacity: { readonly onsite: number; readonly online: number };
	readonly figures: {
		readonly registeredOnsite: number;
		readonly waitlistedOnsite: number;
		readonly attendedOnsite: number;
		readonly registeredOnline: number;
		readonly attendedOnline: number;
	};
	readonly interpretation: readonly string[];
	readonly streamed: readonly string[];
	readonly rooms: readonly (Named & { readonly capacity: number })[];
	readonly tracks: readonly Named[];
	readonly speakerRoles: readonly (Named & { readonly protected?: boolean })[];
	readonly sessions: readonly {
		readonly id: string;
		readonly start: string;
		readonly end: string;
		readonly track: string;
		readonly room: string;
		readonly title: LocalizedText;
		readonly kind: 'registration' | 'opening' | 'keynote' | 'panel' | 'workshop' | 'break' | 'closing';
		readonly speakers: readonly string[];
		readonly languages: readonly string[];
		readonly capacity: number | null;
	}[];
};

type DemoFile = {
	readonly project: {
		readonly code: string;
		readonly title: LocalizedText;
		readonly period: { readonly start: string; readonly end: string };
		readonly funding: { readonly fund: string; readonly statement: LocalizedText };
		readonly indicatorTargets: Readonly<Record<string, number>>;
	};
	readonly regions: readonly {
		readonly code: string;
		readonly fi: string;
		readonly sv: string;
		readonly en: string;
	}[];
	readonly targetGroups: readonly (Named & { readonly sensitiveWorkplace: boolean })[];
	/** Organisations of the project's register. */
	readonly policeDepartments: readonly { readonly fi: string; readonly sv: string }[];
	readonly wellbeingCounties: readonly {
		readonly fi: string;
		readonly sv: string;
		readonly region: string;
	}[];
	readonly venues: readonly {
		readonly id: string;
		readonly name: LocalizedText;
		readonly municipality: {
			readonly code: string;
			readonly fi: string;
			readonly latitude: number;
			readonly longitude: number;
		};
		readonly capacity: number;
		readonly accessibility: Readonly<
			Record<
				| 'stepFreeEntrance'
				| 'inductionLoop'
				| 'accessibleToilet'
				| 'guideDogsWelcome'
				| 'quietRoom'
				| 'parkingDisabled',
				boolean
			>
		>;
		readonly rooms: readonly {
			readonly id: string;
			readonly name: LocalizedText;
			readonly capacity: number;
		}[];
	}[];
	readonly trainers: readonly {
		readonly id: string;
		readonly role: LocalizedText;
		readonly languages: readonly string[];
		readonly homeRegion: string;
		readonly protected: boolean;
	}[];
	readonly trainings: readonly DemoTraining[];
	readonly finalSeminar: DemoSeminar;
	readonly courses: readonly {
		readonly id: string;
		readonly title: LocalizedText;
		readonly formats: readonly string[];
		readonly targetGroups: readonly string[];
		readonly durationMinutes: number;
	}[];
	readonly series: readonly { readonly id: string; readonly title: LocalizedText }[];
	readonly participantMix: { readonly onlineRegionWeights: Readonly<Record<string, number>> };
	readonly regionalTargets: Readonly<Record<string, number>>;
	readonly expectedTotals: Readonly<Record<string, number>>;
};

export type DemoData = DemoFile & {
	/** Code of the municipality a training's venue is in; undefined online. */
	municipalityOf(training: DemoTraining): string | undefined;
	/** A workplace: the register's police department or wellbeing county of the region, else words of its kind and region; nothing for a sensitive one. */
	organisationOf(targetGroup: string, region: string, locale: 'fi' | 'sv'): string;
};

/** The police department of most of a region; Åland has its own authority. */
const policeDepartmentOf: Readonly<Record<string, string>> = {
	'01': 'Helsingin poliisilaitos',
	'02': 'Lounais-Suomen poliisilaitos',
	'04': 'Lounais-Suomen poliisilaitos',
	'05': 'Hämeen poliisilaitos',
	'06': 'Sisä-Suomen poliisilaitos',
	'07': 'Hämeen poliisilaitos',
	'08': 'Kaakkois-Suomen poliisilaitos',
	'09': 'Kaakkois-Suomen poliisilaitos',
	'10': 'Itä-Suomen poliisilaitos',
	'11': 'Itä-Suomen poliisilaitos',
	'12': 'Itä-Suomen poliisilaitos',
	'13': 'Sisä-Suomen poliisilaitos',
	'14': 'Pohjanmaan poliisilaitos',
	'15': 'Pohjanmaan poliisilaitos',
	'16': 'Pohjanmaan poliisilaitos',
	'17': 'Oulun poliisilaitos',
	'18': 'Oulun poliisilaitos',
	'19': 'Lapin poliisilaitos',
};

/** The demo project as it is kept: fictional, dates of 2023–2025. */
export function readDemoData(): DemoData {
	const file = JSON.parse(
		readFileSync(new URL('./data/demo-project.json', import.meta.url), 'utf8'),
	) as DemoFile;
	return {
		...file,
		municipalityOf: (training) => file.venues.find((venue) => venue.id === training.venue)?.municipality.code,
		organisationOf: (key, regionCode, locale) => {
			const group = file.targetGroups.find((one) => one.id === key);
			const region = file.regions.find((one) => one.code === regionCode);
			if (!group || !region || group.sensitiveWorkplace) return '';
			const known =
				key === 'police'
					? file.policeDepartments.find((one) => one.fi === policeDepartmentOf[regionCode])
					: key === 'social_services' || key === 'health_care'
						? file.wellbeingCounties.find((one) => one.region === regionCode)
						: undefined;
			return known?.[locale] ?? `${group[locale]}, ${region[locale]}`;
		},
	};
}
