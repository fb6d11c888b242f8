import type { PublicOutputs } from '@kutsu/api/types';
import { compareText } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { newId, shownText } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { Option, OptionGroup } from '@kutsu/ui';
import { fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { footerProject } from '#lib/projects/footer-project.ts';
import { describeAdmissionRefusal } from '#lib/registrations/describe-refusal.ts';
import { fieldMessage, isAttendanceMode, RegistrationForm } from '#lib/registrations/registration-form.ts';
import { describeSeats, describeTraining } from '#lib/trainings/describe-training.ts';
import type { PublicTraining } from '#lib/trainings/describe-training.ts';
import { pageMeta } from './meta.ts';
import { leaveNote, maskedEmail, readNote } from './outcome-note.ts';
import { findTraining } from './training-page.ts';
import type { TrainingAddress } from './training-page.ts';

const adapter = zod4(RegistrationForm, { error: fieldMessage });

type TargetGroup = PublicOutputs['projects']['targetGroups'][number];

/** What the registration form is made from. */
export async function registrationPage(locals: App.Locals, address: TrainingAddress) {
	const { api, locale } = locals;
	const [found, municipalities] = await Promise.all([
		findTraining(locals, address),
		api.geography.municipalities.query(),
	]);
	const groups = await api.projects.targetGroups.query({ project: found.project.slug });
	const training = describeTraining(found, address.path, locale);
	const byName = (a: Option, b: Option) => compareText(locale)(a.label, b.label);
	const form = await superValidate(
		{ requestId: newId(), mode: found.mode === 'hybrid' ? '' : found.mode, targetGroup: '' },
		adapter,
		{ errors: false },
	);
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
		modes: found.mode === 'hybrid' ? modeOptions(found) : [],
		groups: groupOptions(found, groups, locale),
		sensitiveGroups: groups.filter((group) => group.isSensitiveWorkplace).map((group) => group.key),
		municipalities: municipalities
			.map(({ code, name }): Option => ({ value: code, label: shownText(name, locale).text }))
			.toSorted(byName),
		privacyHref: localizedPath(`/projects/${found.project.slug}/privacy`, locale),
		project: footerProject(found.project, locale),
	};
}

/** Registers what the form sent, or gives it back with what is wrong. Leads to the outcome, so that a reload sends nothing. */
export async function submitRegistration(event: RequestEvent, address: TrainingAddress) {
	const { api, locale } = event.locals;
	const form = await superValidate(event.request, adapter);
	const { mode, ...person } = form.data;
	if (!form.valid || !isAttendanceMode(mode)) return fail(400, { form });
	const found = await findTraining(event.locals, address);
	const groups = await api.projects.targetGroups.query({ project: found.project.slug });
	const isSensitive = groups.some((group) => group.key === person.targetGroup && group.isSensitiveWorkplace);
	const result = await api.registrations.register.mutate({
		...person,
		mode,
		training: address.name,
		locale,
		// The workplace of some must not be known, not even to us.
		...(isSensitive && { organisation: undefined }),
	});
	if (!result.ok) {
		const refusal = describeAdmissionRefusal(result.refusal, found.timeZone, locale);
		if (refusal.field) return setError(form, refusal.field, refusal.text);
		return message(form, refusal.text, { status: 409 });
	}
	leaveNote(event, address.name, { ...result.registered, sentTo: maskedEmail(person.email) });
	redirect(303, localizedPath(`${address.path}/registered`, locale));
}

/** What follows a registration. Without the note, when it is read again later, it only says where the mail went. */
export async function registeredPage(
	event: Pick<RequestEvent, 'cookies' | 'locals'>,
	address: TrainingAddress,
) {
	const { locale } = event.locals;
	const found = await findTraining(event.locals, address);
	const training = describeTraining(found, address.path, locale);
	const title = m.registration_done_title();
	return {
		meta: pageMeta({ title, description: '', path: `${address.path}/registered`, isHidden: true }, locale),
		training: { ...summaryOf(training), contactEmail: training.contactEmail },
		outcome: readNote(event.cookies, address.name) ?? null,
		isDemo: found.project.isDemo,
		project: footerProject(found.project, locale),
	};
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
}: ReturnType<typeof describeTraining>) {
	return { path, title, leaf, when, where, phase, canRegister, seats, mode };
}

function modeOptions(training: PublicTraining): Option[] {
	const seats = describeSeats(training.seats);
	return (['onsite', 'online'] as const).map((mode) => {
		const index = training.seats.findIndex((pool) => pool.scope === mode);
		const label = mode === 'onsite' ? m.public_onsite() : m.public_online();
		return { value: mode, label, hint: seats[index]?.text };
	});
}

/** Those the training is meant for come first. */
function groupOptions(
	training: PublicTraining,
	groups: readonly TargetGroup[],
	locale: Locale,
): OptionGroup[] {
	const meant = new Set(training.targetGroups.map((group) => group.key));
	const option = ({ key, name }: TargetGroup): Option => {
		const shown = shownText(name, locale, training.project.requiredLocales);
		return { value: key, label: shown.text, ...(shown.isFallback && { lang: shown.lang }) };
	};
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
