import { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';
import { auditActorKinds, auditSubjects } from '../audit/model.ts';

/** Held equal to the tables' lists by a test. */
export const reachDimensions = ['total', 'region', 'target_group', 'language'] as const;
export type ReachDimension = (typeof reachDimensions)[number];

export const projectPageKinds = ['privacy', 'accessibility', 'contact'] as const;
export type ProjectPageKind = (typeof projectPageKinds)[number];

/** The name of a project in addresses: small letters, digits and hyphens. */
export const ProjectSlug = z.string().check(z.maxLength(60), z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));

/** First words of the sites' own addresses: a project by such a name would not be reached. */
export const reservedSlugs: readonly string[] = [
	'account',
	'api',
	'dev',
	'documents',
	'en',
	'feeds',
	'fi',
	'forgot-password',
	'health',
	'invitation',
	'new-project',
	'projects',
	'reset-password',
	'sign-in',
	'sign-out',
	'sv',
];

/** A stable name within a project: of a course, series, trainer or target group. */
export const Key = z.string().check(z.trim(), z.maxLength(60), z.regex(/^[a-z0-9]+([-_][a-z0-9]+)*$/));

/** What every staff input begins with. */
export const InProject = z.object({ project: ProjectSlug });

/** Made with the form: the same one again is answered with the first result. */
export const RequestId = z.optional(z.uuid());

/** What the editor had before them: an edit of an older one is refused as stale. */
export const Revision = z.int().check(z.minimum(1));

/** One line in up to three languages. */
export const localizedLine = (maxLength: number) =>
	localizedInput(z.string().check(z.trim(), z.maxLength(maxLength)));

/** One line that stands in at least one language. */
export const someLocalizedLine = (maxLength: number) =>
	localizedLine(maxLength).check(
		z.refine((text) => Object.values(text).some((one) => one !== undefined && one !== ''), {
			error: 'required',
			path: ['fi'],
		}),
	);

function localizedInput(one: z.ZodMiniString<string>) {
	return z.object({ fi: z.optional(one), sv: z.optional(one), en: z.optional(one) });
}

export const TimeZone = z
	.string()
	.check(z.maxLength(60), z.refine(isTimeZone, { error: 'unknown time zone' }));

const line = (maxLength: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(maxLength));
const Email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email());

const projectFields = {
	title: someLocalizedLine(200),
	description: localizedLine(4000),
	organiser: localizedLine(200),
	/** Starts the codes of its trainings: `NRM` in `NRM-2026-014`. One in the installation. */
	codePrefix: z.string().check(z.trim(), z.toUpperCase(), z.maxLength(12), z.regex(/^[A-Z][A-Z0-9]*$/)),
	timeZone: TimeZone,
	/** In order: the first is the fallback. */
	requiredLocales: z.array(Locale).check(
		z.minLength(1),
		z.refine((list) => new Set(list).size === list.length, { error: 'each language once' }),
	),
	periodStart: z.iso.date(),
	periodEnd: z.iso.date(),
	fund: line(60),
	fundingStatement: someLocalizedLine(300),
	registryNumbers: z.array(line(60)).check(z.maxLength(20)),
	/** The project's mailbox: From, Reply-To and ORGANIZER. */
	contactEmail: Email,
	/** `2026-12-31`; null while unpaid. Retention is counted from the end of its year. */
	lastPaymentOn: z.nullable(z.iso.date()),
};

const periodIsForward = z.refine<{ periodStart: string; periodEnd: string }>(
	(input) => input.periodStart <= input.periodEnd,
	{
		error: 'the period ends before it starts',
		path: ['periodEnd'],
	},
);

export const CreateProjectInput = z
	.extend(z.object(projectFields), {
		requestId: RequestId,
		/** The funder's or ministry's code for it. One in the installation. */
		code: line(60),
		slug: ProjectSlug.check(z.refine((slug) => !reservedSlugs.includes(slug), { error: 'reserved' })),
		description: z._default(localizedLine(4000), {}),
		organiser: z._default(localizedLine(200), {}),
		timeZone: z._default(TimeZone, 'Europe/Helsinki'),
		registryNumbers: z._default(z.array(line(60)).check(z.maxLength(20)), []),
		lastPaymentOn: z._default(z.nullable(z.iso.date()), null),
		/** Its mail never leaves the machine. */
		isDemo: z._default(z.boolean(), false),
	})
	.check(periodIsForward);
export type CreateProjectInput = z.output<typeof CreateProjectInput>;

export const EditProjectInput = z
	.extend(z.object(projectFields), { ...InProject.shape, revision: Revision })
	.check(periodIsForward);
export type EditProjectInput = z.output<typeof EditProjectInput>;

/** Which text that must be one in the installation is taken. */
export type ProjectTaken = { readonly code: 'taken'; readonly field: 'code' | 'slug' | 'codePrefix' };

/** Someone saved meanwhile; `theirs` is what stands now, to be shown beside what was typed. */
export type Stale<Theirs> = { readonly code: 'stale'; readonly theirs: Theirs };

export const CreateTargetGroupsInput = z.extend(InProject, {
	groups: z
		.array(
			z.object({
				/** Absent: made of the name. */
				key: z.optional(Key),
				name: someLocalizedLine(120),
				/** The workplace itself must not be shown (a shelter). */
				isSensitiveWorkplace: z._default(z.boolean(), false),
			}),
		)
		.check(z.minLength(1), z.maxLength(200)),
});
export type CreateTargetGroupsInput = z.output<typeof CreateTargetGroupsInput>;

export type KeyTaken = { readonly code: 'key-taken'; readonly key: string };

export const EditTargetGroupInput = z.extend(InProject, {
	key: Key,
	name: someLocalizedLine(120),
	isSensitiveWorkplace: z.boolean(),
	/** What the editor had before them; when something else stands, the edit is stale. Absent: whatever stands is replaced. */
	seen: z.optional(z.object({ name: localizedLine(120), isSensitiveWorkplace: z.boolean() })),
});
export type EditTargetGroupInput = z.output<typeof EditTargetGroupInput>;

const ReachTargetInput = z.object({
	dimension: z.enum(reachDimensions),
	key: line(60),
	targetPersons: z.int().check(z.minimum(0), z.maximum(10_000_000)),
});

export const SetReachTargetsInput = z.extend(InProject, {
	/** As `seen` of a target group. */
	seen: z.optional(z.array(ReachTargetInput).check(z.maxLength(500))),
	/** Replaces all that were. Key: region code, target group key, language code, or `all` for the total. */
	targets: z.array(ReachTargetInput).check(
		z.maxLength(500),
		z.refine((list) => new Set(list.map((one) => `${one.dimension} ${one.key}`)).size === list.length, {
			error: 'each once',
		}),
	),
});
export type SetReachTargetsInput = z.output<typeof SetReachTargetsInput>;

export const IndicatorInput = z.object({
	code: line(40),
	title: someLocalizedLine(300),
	unit: line(40),
	target: z.nullable(z.int().check(z.minimum(0), z.maximum(1_000_000_000))),
});

/** Units the screens have words for; another stands as it was written. */
export const indicatorUnits = ['persons', 'participations', 'events', 'percent'] as const;

/**
 * What funds count of trainings, to begin from: data, which a project corrects to the words of its grant decision.
 * ISF: Regulation (EU) 2021/1149, annex VIII, specific objectives 1 and 3.
 */
export const indicatorPresets: Readonly<Record<string, readonly z.output<typeof IndicatorInput>[]>> = {
	ISF: [...participantIndicators('1', ['1', '7', '8']), ...participantIndicators('3', ['1', '12', '13'])],
};

function participantIndicators(
	objective: string,
	[participants, useful, used]: readonly [string, string, string],
): z.output<typeof IndicatorInput>[] {
	return [
		{
			code: `O.${objective}.${participants}`,
			title: {
				fi: 'Koulutustoimintaan osallistuneiden määrä',
				sv: 'Antal deltagare i utbildningsverksamhet',
				en: 'Number of participants in training activities',
			},
			unit: 'persons',
			target: null,
		},
		{
			code: `R.${objective}.${useful}`,
			title: {
				fi: 'Koulutusta hyödyllisenä pitävien osallistujien määrä',
				sv: 'Antal deltagare som anser att utbildningen är till nytta i deras arbete',
				en: 'Number of participants who consider the training useful for their work',
			},
			unit: 'persons',
			target: null,
		},
		{
			code: `R.${objective}.${used}`,
			title: {
				fi: 'Oppimaansa kolmen kuukauden kuluttua käyttävien osallistujien määrä',
				sv: 'Antal deltagare som tre månader efter utbildningen uppger att de använder de färdigheter de förvärvat',
				en: 'Number of participants who report three months after the training that they are using the skills acquired',
			},
			unit: 'persons',
			target: null,
		},
	];
}

export const SetIndicatorsInput = z.extend(InProject, {
	/** As `seen` of a target group. */
	seen: z.optional(z.array(IndicatorInput).check(z.maxLength(100))),
	/** Replaces all that were. */
	indicators: z.array(IndicatorInput).check(
		z.maxLength(100),
		z.refine((list) => new Set(list.map((one) => one.code)).size === list.length, {
			error: 'each code once',
		}),
	),
});
export type SetIndicatorsInput = z.output<typeof SetIndicatorsInput>;

export const EditProjectPageInput = z.extend(InProject, {
	kind: z.enum(projectPageKinds),
	revision: Revision,
	/** Markdown. */
	body: localizedLine(30_000),
});
export type EditProjectPageInput = z.output<typeof EditProjectPageInput>;

export const ProjectPageInput = z.extend(InProject, { kind: z.enum(projectPageKinds) });

export const AccessibilityFeedbackInput = z.extend(InProject, {
	/** Made with the form: the same one again is stored once. */
	requestId: z.uuid(),
	message: line(4000),
	/** Empty when no answer is wanted. */
	email: z.optional(z.union([z.literal(''), Email])),
	pageUrl: z.string().check(z.trim(), z.maxLength(500)),
	locale: Locale,
});
export type AccessibilityFeedbackInput = z.output<typeof AccessibilityFeedbackInput>;

/** More arrived in an hour than people write. */
export type FeedbackRefusal = { readonly code: 'too-many' };

/** The audit trail, narrowed. */
export const AuditTrailInput = z.extend(InProject, {
	/** An account of the project, or whoever acts without one. */
	actor: z.optional(z.union([z.enum(auditActorKinds), line(60)])),
	subject: z.optional(z.enum(auditSubjects)),
	/** Code of a training: it, its sessions and its registrations. */
	training: z.optional(z.string().check(z.trim(), z.toUpperCase(), z.maxLength(60))),
	/** Days in the project's zone, both included. */
	from: z.optional(z.iso.date()),
	to: z.optional(z.iso.date()),
	/** The last one of the page before. */
	after: z.optional(z.object({ at: z.date(), id: z.uuid() })),
});
export type AuditTrailInput = z.output<typeof AuditTrailInput>;

export const AnswerAccessibilityFeedbackInput = z.extend(InProject, { feedbackId: z.uuid() });

function isTimeZone(name: string): boolean {
	return name === 'UTC' || /^[A-Za-z]+\/[A-Za-z_+\-/]+$/.test(name) ? canFormatIn(name) : false;
}

function canFormatIn(timeZone: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}
