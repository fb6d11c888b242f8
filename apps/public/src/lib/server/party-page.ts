import { longestList } from '@kutsu/core/parties/model';
import type {
	AddColleaguesRefusal,
	ColleagueRefusal,
	ColleagueState,
	RowFate,
	RowProblem,
	RowWithFate,
} from '@kutsu/core/parties/model';
import { dateParts, formatDateTimeLong, formatDateTimeRange } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { assertNever, newId, shownText } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { Tone } from '@kutsu/ui/tone.ts';
import { fail } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { footerProject } from '#lib/projects/footer-project.ts';
import { describeAdmissionRefusal } from '#lib/registrations/describe-refusal.ts';
import { isAttendanceMode } from '#lib/registrations/form-words.ts';
import { keptByNobody } from './caching.ts';
import { textIn } from './form-text.ts';
import { largestFileKb, readListedFile } from './listed-file.ts';
import { pageMeta } from './meta.ts';
import { orMissing } from './mine.ts';
import { personChoices } from './person-choices.ts';

type Opened = Pick<RequestEvent, 'locals' | 'setHeaders'> & { readonly params: { readonly token: string } };

/** A liaison's page: their colleagues by name and state, and what a list is made with. */
export async function partyPage({ locals, params, setHeaders }: Opened) {
	setHeaders(keptByNobody);
	const { locale } = locals;
	const found = await orMissing(locals.api.parties.mine.query({ token: params.token }));
	const choices = await personChoices(locals, found.project.slug);
	const { project, training } = found;
	const meant = new Set(training.targetGroupKeys);
	const path = `/party/${encodeURIComponent(params.token)}`;
	const now = found.askedAt.getTime();
	return {
		meta: pageMeta({ title: m.party_title(), description: '', path, isHidden: true }, locale),
		path,
		organisation: found.organisation,
		email: found.liaisonEmail,
		limit: found.limit,
		isByInvitation: found.isByInvitation,
		isInvitationOver: found.isInvitationOver,
		asksApproval: found.training.asksApproval,
		roomLeft: found.roomLeft,
		isCancelled: found.isCancelled,
		opens:
			now < training.opensAt.getTime()
				? formatDateTimeLong(training.opensAt, training.timeZone, locale)
				: null,
		isClosed: now >= training.closesAt.getTime(),
		isDemo: project.isDemo,
		contactEmail: project.contactEmail,
		colleagues: found.colleagues.map(({ id, firstName, lastName, state, invitedUntil }) => ({
			id,
			name: `${firstName} ${lastName}`,
			state: describeState(state),
			until:
				invitedUntil &&
				m.party_state_invited_until({ when: formatDateTimeLong(invitedUntil, training.timeZone, locale) }),
			canChange: ['invited', 'requested', 'confirmed', 'in_line'].includes(state),
		})),
		training: {
			path: training.code === null ? null : `/trainings/${encodeURIComponent(training.code)}`,
			title: shownText(training.title, locale, project.requiredLocales),
			leaf: dateParts(training.startsAt, training.timeZone, locale),
			when: formatDateTimeRange(training.startsAt, training.endsAt, training.timeZone, locale),
			where:
				training.mode === 'online'
					? m.public_online()
					: training.municipality
						? shownText(training.municipality, locale, project.requiredLocales).text
						: m.public_place_open(),
			mode: training.mode,
			isCancelled: training.isCancelled,
		},
		// Those the training is meant for come first.
		groups: [
			...choices.groups.filter((group) => meant.has(group.value)),
			...choices.groups.filter((group) => !meant.has(group.value)),
		],
		languages: choices.languages,
		locale,
		fileKb: largestFileKb,
		project: footerProject(project, locale),
	};
}

const tones: Readonly<Record<ColleagueState, Tone>> = {
	invited: 'info',
	requested: 'info',
	confirmed: 'success',
	in_line: 'warn',
	declined: 'neutral',
	not_approved: 'neutral',
	expired: 'neutral',
	cancelled: 'neutral',
};

export function describeState(state: ColleagueState): { readonly text: string; readonly tone: Tone } {
	const words = {
		invited: m.party_state_invited,
		requested: m.party_state_requested,
		confirmed: m.party_state_confirmed,
		in_line: m.party_state_in_line,
		declined: m.party_state_declined,
		not_approved: m.party_state_not_approved,
		expired: m.party_state_expired,
		cancelled: m.party_state_cancelled,
	} as const;
	return { text: words[state](), tone: tones[state] };
}

/** The list as the liaison gave it, for the form to hold while they look at what would happen. */
async function readList(event: RequestEvent & { readonly params: { readonly token: string } }) {
	const fields = await event.request.formData();
	const pasted = textIn(fields, 'list');
	const file = fields.get('file');
	const read =
		file instanceof File && file.size > 0 ? await readListedFile(file) : { ok: true as const, text: '' };
	const list = [pasted.trim(), read.ok ? read.text.trim() : ''].filter(Boolean).join('\n');
	const mode = textIn(fields, 'mode');
	const values = {
		list,
		targetGroup: textIn(fields, 'targetGroup'),
		mode: isAttendanceMode(mode) ? mode : undefined,
		locale: localeIn(textIn(fields, 'locale')) ?? event.locals.locale,
		requestId: textIn(fields, 'requestId'),
		leavesOutProblems: fields.has('leavesOut'),
		expected: textIn(fields, 'expected'),
	};
	const errors = {
		file: read.ok ? undefined : read.problem,
		list:
			list === '' ? m.party_empty_list() : list.length > longestList ? m.party_list_too_long() : undefined,
		targetGroup: values.targetGroup === '' ? m.registration_invalid_group() : undefined,
		mode: values.mode === undefined ? m.registration_invalid_mode() : undefined,
	};
	return { values, errors, isWrong: Object.values(errors).some((error) => error !== undefined) };
}

function localeIn(text: string): Locale | undefined {
	return text === 'fi' || text === 'sv' || text === 'en' ? text : undefined;
}

type Sent = RequestEvent & { readonly params: { readonly token: string } };

/** Shows what would become of each line; changes nothing. */
export async function previewList(event: Sent) {
	const { values, errors, isWrong } = await readList(event);
	const { api } = event.locals;
	if (isWrong || values.mode === undefined) return fail(400, { values, errors });
	const { token } = event.params;
	const input = { token, ...pickInput(values), mode: values.mode };
	const result = await orMissing(api.parties.preview.mutate(input));
	const about = await aboutOf(event);
	if (!result.ok) return fail(409, { values, refusal: describeAddRefusal(result.refusal, about) });
	return { values: { ...values, requestId: newId() }, preview: previewOf(result.rows, about) };
}

/** Registers the list, decided anew; tells what differs from what was shown. */
export async function addList(event: Sent) {
	const { values, errors, isWrong } = await readList(event);
	const { api } = event.locals;
	if (isWrong || values.mode === undefined) return fail(400, { values, errors });
	const { token } = event.params;
	const { leavesOutProblems, requestId } = values;
	const input = { token, ...pickInput(values), mode: values.mode, leavesOutProblems, requestId };
	const result = await orMissing(api.parties.add.mutate(input));
	const about = await aboutOf(event);
	if (!result.ok) {
		if (result.refusal.code !== 'problems')
			return fail(409, { values, refusal: describeAddRefusal(result.refusal, about) });
		const preview = previewOf(result.refusal.rows, about);
		return fail(409, { values, preview, mustChoose: preview.sum.registrable > 0 });
	}
	const expected = values.expected.split(' ');
	const changed = result.rows.filter(({ fate }, index) => {
		const before = expected[index];
		return before !== undefined && before !== '' && before !== fate.kind;
	});
	return {
		done: {
			changed: changed.map((row) => ({ name: nameOf(row), fate: describeFate(row, about) })),
			leftOut: result.rows
				.filter(({ fate }) => fate.kind === 'problem')
				.map((row) => ({ name: nameOf(row), fate: describeFate(row, about) })),
		},
	};
}

type Values = Awaited<ReturnType<typeof readList>>['values'];
const pickInput = ({ list, targetGroup, locale }: Values) => ({ list, targetGroup, locale });

type About = {
	readonly timeZone: string;
	readonly limit: number;
	readonly isByInvitation: boolean;
	readonly email: string;
	readonly locale: Locale;
};

async function aboutOf({ locals, params }: Pick<Sent, 'locals' | 'params'>): Promise<About> {
	const { isByInvitation, limit, project, training } = await locals.api.parties.mine.query({
		token: params.token,
	});
	return {
		limit,
		isByInvitation,
		email: project.contactEmail,
		timeZone: training.timeZone,
		locale: locals.locale,
	};
}

function previewOf(rows: readonly RowWithFate[], about: About) {
	const count = (kind: RowFate['kind']) => rows.filter(({ fate }) => fate.kind === kind).length;
	return {
		rows: rows.map((row) => ({
			line: row.line,
			name: nameOf(row),
			email: row.email,
			kind: row.fate.kind,
			fate: describeFate(row, about),
		})),
		expected: rows.map(({ fate }) => fate.kind).join(' '),
		sum: {
			seats: count('seat'),
			queue: count('queue'),
			requests: count('request'),
			problems: count('problem'),
			registrable: rows.length - count('problem'),
		},
	};
}

function nameOf({ firstName, lastName, email }: RowWithFate): string {
	return `${firstName} ${lastName}`.trim() || email;
}

function describeFate({ email, fate }: RowWithFate, about: About): string {
	const { locale, timeZone } = about;
	switch (fate.kind) {
		case 'request':
			return m.party_fate_request({ when: formatDateTimeLong(fate.until, timeZone, locale) });
		case 'seat':
			return m.party_fate_seat({ when: formatDateTimeLong(fate.until, timeZone, locale) });
		case 'queue':
			if (fate.place === 0) return m.party_fate_queue_no_place();
			if (fate.because === 'group') return m.party_fate_queue_group({ place: fate.place });
			return fate.because === 'organisation'
				? m.party_fate_queue_organisation({ place: fate.place })
				: m.party_fate_queue({ place: fate.place });
		case 'problem':
			return describeProblem(fate.problem, email, about);
		default:
			return assertNever(fate);
	}
}

function describeProblem(problem: RowProblem, email: string, { isByInvitation, limit }: About): string {
	switch (problem) {
		case 'no-email':
			return m.party_problem_no_email();
		case 'invalid-email':
			return m.party_problem_invalid_email({ email });
		case 'no-name':
			return m.party_problem_no_name();
		case 'invalid-name':
			return m.party_problem_invalid_name();
		case 'too-long':
			return m.party_problem_too_long();
		case 'unknown-profession':
			return m.party_problem_unknown_profession();
		case 'duplicate':
			return m.party_problem_duplicate();
		case 'in-party':
			return m.party_problem_in_party();
		case 'over-limit':
			return isByInvitation ? m.party_problem_no_uses({ limit }) : m.party_problem_over_limit({ limit });
		case 'not-for-you':
			return m.party_problem_not_for_you();
		default:
			return assertNever(problem);
	}
}

function describeAddRefusal(refusal: AddColleaguesRefusal, { email, locale, timeZone }: About): string {
	switch (refusal.code) {
		case 'party-cancelled':
			return m.party_is_cancelled();
		case 'parties-not-allowed':
			return m.party_refused_not_allowed();
		case 'invitation-over':
			return m.party_refused_invitation_over({ email });
		case 'empty-list':
			return m.party_empty_list();
		case 'problems':
			return m.party_problems_text();
		default:
			return describeAdmissionRefusal(refusal, timeZone, locale, email).text;
	}
}

/** Why a colleague is not changed, in words. */
export async function describeColleagueRefusal(
	event: Pick<Sent, 'locals' | 'params'>,
	refusal: ColleagueRefusal,
) {
	const { email, locale, timeZone } = await aboutOf(event);
	switch (refusal.code) {
		case 'party-cancelled':
			return m.party_is_cancelled();
		case 'training-cancelled':
			return m.party_training_cancelled();
		case 'not-there':
			return m.party_changed_refused_not_there();
		case 'in-party':
			return m.party_changed_refused_in_party();
		case 'not-for-you':
			return m.party_changed_refused_not_for_you({ email });
		case 'too-late': {
			const when = formatDateTimeLong(refusal.selfCancelUntil, timeZone, locale);
			return m.party_changed_refused_too_late({ when, email });
		}
		default:
			return assertNever(refusal);
	}
}
