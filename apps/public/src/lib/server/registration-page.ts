import type { PublicOutputs } from '@kutsu/api/types';
import { describeFault, describeQuestions, givenIn } from '@kutsu/core/forms/asking';
import { fieldOfFault } from '@kutsu/core/forms/model';
import type { AnswerFault } from '@kutsu/core/forms/model';
import type { AttendanceMode } from '@kutsu/core/registrations/model';
import { compareText, formatDateTimeLong } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { assertNever, newId, shownText } from '@kutsu/kernel';
import { likelyAddress } from '@kutsu/kernel/likely-address';
import type { Locale } from '@kutsu/kernel';
import type { Option, OptionGroup } from '@kutsu/ui';
import { error, fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import type { SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { footerProject } from '#lib/projects/footer-project.ts';
import { consentViews, givenConsents } from '#lib/registrations/consents.ts';
import { describeAdmissionRefusal } from '#lib/registrations/describe-refusal.ts';
import type { OpeningView } from '#lib/registrations/opening.ts';
import { unable } from '#lib/registrations/proof-answer.ts';
import { fieldMessage, isAttendanceMode } from '#lib/registrations/form-words.ts';
import type { Asked, FormMessage } from '#lib/registrations/form-words.ts';
import { Towns } from '#lib/registrations/towns.ts';
import { registrationFormFor } from '#lib/registrations/registration-form.ts';
import type { RegistrationForm } from '#lib/registrations/registration-form.ts';
import { describeSeats, describeTraining } from '#lib/trainings/describe-training.ts';
import type { PublicTraining } from '#lib/trainings/describe-training.ts';
import { isMissing, isUnreachable } from './api.ts';
import { pageMeta } from './meta.ts';
import { leaveNote, maskedEmail, readNote } from './outcome-note.ts';
import type { Outcome } from './outcome-note.ts';
import { findTraining } from './training-page.ts';
import type { TrainingAddress } from './training-page.ts';

const adapterFor = (asked: Asked) => zod4(registrationFormFor(asked), { error: fieldMessage });

type TargetGroup = PublicOutputs['projects']['targetGroups'][number];

/** What the registration form is made from. */
export async function registrationPage(
	{ cookies, isDataRequest, locals, url }: Pick<RequestEvent, 'cookies' | 'isDataRequest' | 'locals' | 'url'>,
	address: TrainingAddress,
) {
	const { api, locale } = locals;
	const [found, municipalities, asked] = await Promise.all([
		findTraining(locals, address),
		api.geography.municipalities.query(),
		askedBy(locals, address),
	]);
	const requestId = newId();
	const [groups, consents, { challenge }] = await Promise.all([
		api.projects.targetGroups.query({ project: found.project.slug }),
		api.consents.asked.query({ project: found.project.slug }),
		api.registrations.challenge.query({ training: address.name, requestId }),
	]);
	const training = describeTraining(found, address.path, locale, undefined, address.invitation);
	const byName = (a: Option, b: Option) => compareText(locale)(a.label, b.label);
	// One address may register several people: the next keeps it.
	const email = url.searchParams.has('another') ? readNote(cookies, address.name)?.email : undefined;
	const form = await superValidate<RegistrationForm, FormMessage>(
		{
			requestId,
			...(email !== undefined && { email, emailAsked: email }),
			mode: found.mode === 'hybrid' ? '' : found.mode,
			targetGroup: '',
		},
		adapterFor(asked),
		{ errors: false },
	);
	const towns = municipalities
		.map(({ code, name }): Option => ({ value: code, label: shownText(name, locale).text }))
		.toSorted(byName);
	return {
		meta: pageMeta(
			{
				title: m.registration_title({ training: training.title.text }),
				description: [training.when, training.where].join('. '),
				path: `${address.path}/register`,
				isHidden: true,
			},
			locale,
		),
		training: summaryOf(training),
		isDemo: found.project.isDemo,
		form,
		challenge,
		opening: openingOf(found, locale),
		modes: found.mode === 'hybrid' ? modeOptions(found) : [],
		groups: groupOptions(found, groups, locale),
		sensitiveGroups: groups.filter((group) => group.isSensitiveWorkplace).map((group) => group.key),
		municipalities: new Towns(towns, !isDataRequest),
		asked,
		fields: describeQuestions(
			asked.questions,
			{
				municipalities: towns,
				targetGroups: groups.map((group) => groupOption(group, found, locale)),
				organisations: asked.organisations,
			},
			{ locale, required: found.project.requiredLocales, isHybrid: found.mode === 'hybrid' },
		),
		consents: consentViews(consents, locale, found.project.requiredLocales),
		privacyHref: localizedPath(`/projects/${found.project.slug}/privacy`, locale),
		project: footerProject(found.project, locale),
	};
}

/** Null unless registration has yet to open: then the form may be filled in, and opens itself. */
function openingOf(
	{ phase, opensAt, askedAt, timeZone }: PublicTraining,
	locale: Locale,
): OpeningView | null {
	if (phase !== 'not-open-yet') return null;
	return {
		opensAt: opensAt.getTime(),
		askedAt: askedAt.getTime(),
		when: formatDateTimeLong(opensAt, timeZone, locale),
	};
}

/** Registers what the form sent, or gives it back with what is wrong. Leads to the outcome, so that a reload sends nothing. */
export async function submitRegistration(event: RequestEvent, address: TrainingAddress) {
	const asked = await askedBy(event.locals, address);
	const form = await superValidate<RegistrationForm, FormMessage>(event.request, adapterFor(asked));
	const { mode, emailAsked, emailAnswer, ...person } = form.data;
	if (!form.valid || !isAttendanceMode(mode)) return fail(400, { form });
	const likely = likelyAddress(person.email);
	if (likely !== undefined && emailAnswer === 'change') person.email = likely;
	else if (likely !== undefined && emailAsked !== person.email) {
		form.data.emailAsked = person.email;
		return message(form, { text: null, challenge: null, question: likely }, { status: 409 });
	}
	// With scripts the browser asks for its answer as data, and can work something out.
	const canProve = event.request.headers.has('x-sveltekit-action') && person.proof !== unable;
	try {
		return await sendRegistration(event, address, form, { ...person, mode, canProve });
	} catch (fault) {
		// Whatever happened to it on the way: sent again it is still one registration.
		if (isUnreachable(fault)) return givenBack(form, m.rush_busy(), null, 503);
		throw fault;
	}
}

type Form = SuperValidated<RegistrationForm, FormMessage>;

/** The form with all that was typed, and what is wrong. */
function givenBack(form: Form, text: string, challenge: string | null, status: 409 | 503) {
	return message(form, { text, challenge, question: null }, { status });
}

async function sendRegistration(
	event: RequestEvent,
	address: TrainingAddress,
	form: Form,
	person: Omit<RegistrationForm, 'mode' | 'emailAsked' | 'emailAnswer'> & {
		readonly mode: AttendanceMode;
		readonly canProve: boolean;
	},
) {
	const { api, locale } = event.locals;
	const found = await findTraining(event.locals, address);
	const groups = await api.projects.targetGroups.query({ project: found.project.slug });
	const isSensitive = groups.some((group) => group.key === person.targetGroup && group.isSensitiveWorkplace);
	const result = await api.registrations.register.mutate({
		...person,
		training: address.invitation?.token ?? address.name,
		locale,
		answers: givenIn(person),
		consents: givenConsents((field) => person[field]),
		// The workplace of some must not be known, not even to us.
		...(isSensitive && { organisation: undefined }),
	});
	if (!result.ok) {
		// Said beside each field; what belongs to a question that has gone meanwhile is said above the form.
		if (result.refusal.code === 'answers-refused') return refuseAnswers(form, result.refusal.faults, locale);
		const { contactEmail } = found.project;
		const refusal = describeAdmissionRefusal(result.refusal, found.timeZone, locale, contactEmail);
		if (refusal.field) return setError(form, refusal.field, refusal.text);
		const challenge = result.refusal.code === 'proof-needed' ? result.refusal.challenge : null;
		return givenBack(form, refusal.text, challenge, 409);
	}
	leaveNote(event, address.name, {
		...result.registered,
		sentTo: maskedEmail(person.email),
		email: person.email,
	});
	redirect(303, localizedPath(`${address.path}/registered`, locale));
}

/** What follows a registration. Without the note, when it is read again later, it only says where the mail went. */
export async function registeredPage(
	event: Pick<RequestEvent, 'cookies' | 'locals'>,
	address: TrainingAddress,
) {
	const { locale } = event.locals;
	const found = await findTraining(event.locals, address);
	const training = describeTraining(found, address.path, locale, undefined, address.invitation);
	const title = m.registration_done_title();
	return {
		meta: pageMeta({ title, description: '', path: `${address.path}/registered`, isHidden: true }, locale),
		training: { ...summaryOf(training), contactEmail: training.contactEmail },
		outcome: outcomeOf(readNote(event.cookies, address.name), found, locale),
		anotherHref: `${localizedPath(`${address.path}/register`, locale)}?another`,
		isDemo: found.project.isDemo,
		project: footerProject(found.project, locale),
	};
}

/** The outcome as the page says it, without the address. */
function outcomeOf(note: Outcome | undefined, { timeZone }: PublicTraining, locale: Locale) {
	if (note === undefined) return null;
	const { sentTo } = note;
	switch (note.state) {
		case 'requested':
			return { state: note.state, sentTo };
		case 'confirmed':
			return { state: note.state, sentTo };
		case 'waitlisted':
			return { state: note.state, sentTo, place: note.place };
		case 'held':
			return { state: note.state, sentTo, until: formatDateTimeLong(note.until, timeZone, locale) };
		default:
			return assertNever(note);
	}
}
export type OutcomeView = ReturnType<typeof outcomeOf>;

/** What the training asks; a training that cannot be found is said by `findTraining`. */
async function askedBy(locals: App.Locals, address: TrainingAddress): Promise<Asked> {
	try {
		return await locals.api.forms.get.query({ training: address.name });
	} catch (fault) {
		if (isMissing(fault)) error(404, 'Not found');
		throw fault;
	}
}

function refuseAnswers(form: Form, faults: readonly AnswerFault[], locale: Locale) {
	for (const fault of faults) {
		// The form's type does not name its questions.
		const field = fieldOfFault(fault) as 'mode';
		if (fault.code !== 'unknown-question') setError(form, field, describeFault(fault, locale));
	}
	return faults.some((fault) => fault.code === 'unknown-question')
		? givenBack(form, m.form_fault_unknown_question(), null, 409)
		: fail(400, { form });
}

function summaryOf({
	path,
	title,
	leaf,
	when,
	where,
	phase,
	canRegister,
	seats,
	mode,
	entry,
	asksReason,
	invitation,
}: ReturnType<typeof describeTraining>) {
	const ways = { entry, asksReason, invitation };
	return { path, title, leaf, when, where, phase, canRegister, seats, mode, ...ways };
}

function modeOptions(training: PublicTraining): Option[] {
	const seats = describeSeats(training.seats);
	return (['onsite', 'online'] as const).map((mode) => {
		const index = training.seats.findIndex((pool) => pool.scope === mode);
		const label = mode === 'onsite' ? m.public_onsite() : m.public_online();
		return { value: mode, label, hint: seats[index]?.text };
	});
}

function groupOption({ key, name }: TargetGroup, training: PublicTraining, locale: Locale) {
	const shown = shownText(name, locale, training.project.requiredLocales);
	return { value: key, label: shown.text, ...(shown.isFallback && { lang: shown.lang }) };
}

/** Those the training is meant for come first. */
function groupOptions(
	training: PublicTraining,
	groups: readonly TargetGroup[],
	locale: Locale,
): OptionGroup[] {
	const meant = new Set(training.targetGroups.map((group) => group.key));
	const option = (group: TargetGroup): Option => groupOption(group, training, locale);
	const [own, others] = [
		groups.filter(({ key }) => meant.has(key)),
		groups.filter(({ key }) => !meant.has(key)),
	];
	return [
		{ label: m.registration_groups_own(), options: own.map(option) },
		{
			label: own.length > 0 ? m.registration_groups_others() : m.registration_groups_all(),
			options: others.map(option),
		},
	].filter(({ options }) => options.length > 0);
}
