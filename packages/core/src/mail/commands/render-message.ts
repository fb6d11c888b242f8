import { invitation } from '@kutsu/calendar';
import {
	colleagueInvited,
	colleagueWaitlisted,
	feedbackReceived,
	linkPlaceholder,
	myRegistrations,
	newLink,
	registrationChanged,
	seatGiven,
	seatPromised,
	seatReceived,
	seatStays,
	offerExpired,
	type OfferExpiredCause,
	partyLink,
	passwordReset,
	registrationCancelled,
	registrationConfirmed,
	registrationRepeated,
	registrationWaitlisted,
	requestDeclined,
	requestReceived,
	registrationHeld,
	seatFree,
	seatOffered,
	sessionCancellation,
	sessionInvitation,
	staffInvitation,
	staffLetter,
	trainingCancelled,
	trainingChanged,
	trainingPostponed,
	trainingReminder,
	trainingInvitation,
} from '@kutsu/emails';
import type { Mail, MailProject, MailTraining } from '@kutsu/emails';
import { languages } from '@kutsu/i18n';
import { pageUrl, trainingUrl } from '@kutsu/i18n/addresses';
import { m } from '@kutsu/i18n/messages';
import { present } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import {
	decideCalendarDelivery,
	placeFor,
	sessionCalendarEvent,
	sessionsOfTrainings,
} from '../../calendars/index.ts';
import type { Audience, SessionFacts } from '../../calendars/index.ts';
import type { Context, TxContext } from '../../context.ts';
import type { CancelledBy, RegistrationState } from '../../registrations/model.ts';
import type { StaffRole } from '../../staff/index.ts';
import {
	attendingOfMailbox,
	calendarHistory,
	feedbackFacts,
	findFormerPlace,
	invitationFacts,
	partyFacts,
	lastWrittenTo,
	letterFacts,
	registrationFacts,
	senderProject,
	trainingInvitationFacts,
} from '../queries/facts.ts';
import type { HistoryRow, RegistrationFacts, SenderProject } from '../queries/facts.ts';
import { conferenceDigestOf, placeDigestOf } from '../queries/told.ts';
import { calendarMethodsOf, isCalendarAlone } from '../rules/truth.ts';
import { insertDelivery, lockMailbox, saveRendered } from '../store.ts';
import type { LockedMessage, StoredBody } from '../store.ts';
import { senderIn } from './compose-message.ts';

/**
 * Writes a message from the ids it holds, as things stand now, and keeps it. A calendar part enters the history of its
 * mailbox in the same transaction. `false` when there is nothing to say: a withdrawal from a calendar that
 * holds nothing, a reminder to a mailbox whose last has left.
 */
export async function renderMessage(ctx: TxContext, message: LockedMessage): Promise<boolean> {
	const written = await writeMessage(ctx, message);
	if (!written) return false;
	const { calendar, mail, renderedAt } = written;
	await saveRendered(ctx, message, { ...mail, calendar, renderedAt });
	return true;
}

/** A message's words and calendar part, not kept; undefined when there is nothing to say. */
export async function writeMessage(ctx: TxContext, message: LockedMessage): Promise<Written | undefined> {
	if (message.registrationId !== null) return writeAboutRegistration(ctx, message);
	return { ...(await writeOther(ctx, message)), renderedAt: ctx.now() };
}

type Written = {
	readonly mail: Mail;
	readonly calendar: StoredBody['calendar'];
	readonly renderedAt: Date;
};

async function writeOther(ctx: TxContext, message: LockedMessage): Promise<Omit<Written, 'renderedAt'>> {
	const { kind, locale, facts } = message;
	switch (kind) {
		case 'password-reset': {
			const expiresAt = present(message.expiresAt, 'expiry of a password reset');
			const resetUrl = linkPlaceholder('password-reset', message.id);
			const mail = passwordReset({
				locale,
				email: message.toAddress,
				resetUrl,
				expiresAt,
				timeZone: 'Europe/Helsinki',
			});
			return { mail, calendar: null };
		}
		case 'staff-invitation': {
			const project = await projectOf(ctx, message);
			const { role, inviterName, expiresAt } = await invitationFacts(
				ctx,
				present(facts['invitationId'], 'invitation'),
			);
			const mail = staffInvitation({
				locale,
				project: mailProject(ctx, project, message),
				roleName: roleName(role, locale),
				inviterName: inviterName ?? undefined,
				acceptUrl: linkPlaceholder('invitation', message.id),
				expiresAt,
				timeZone: project.timeZone,
			});
			return { mail, calendar: null };
		}
		case 'training-invitation':
			return { mail: await writeTrainingInvitation(ctx, message), calendar: null };
		case 'my-registrations': {
			const project = await projectOf(ctx, message);
			const mail = myRegistrations({
				locale,
				project: mailProject(ctx, project, message),
				url: linkPlaceholder('my-registrations', present(facts['linkId'], 'link')),
				expiresAt: present(message.expiresAt, 'expiry of a link'),
				timeZone: project.timeZone,
			});
			return { mail, calendar: null };
		}
		case 'party-link':
			return { mail: await writePartyLink(ctx, message), calendar: null };
		case 'feedback-received': {
			const project = await projectOf(ctx, message);
			const feedback = await feedbackFacts(ctx, project.id, present(facts['feedbackId'], 'feedback'));
			const mail = feedbackReceived({
				...feedback,
				locale,
				feedbackLocale: feedback.locale,
				project: mailProject(ctx, project, message),
				timeZone: project.timeZone,
			});
			return { mail, calendar: null };
		}
		default:
			throw new Error(`A message of kind ${kind} names no registration`);
	}
}

async function writeTrainingInvitation(ctx: TxContext, message: LockedMessage): Promise<Mail> {
	const { locale } = message;
	const project = await projectOf(ctx, message);
	const invitationId = present(message.facts['invitationId'], 'invitation');
	const { trainingId, ...until } = await trainingInvitationFacts(ctx, project.id, invitationId);
	const sessions = await sessionsOfTrainings(ctx, [{ projectId: project.id, trainingId }]);
	const held = sessions.filter((one) => !one.isCancelled);
	const invited = { mode: 'onsite', isConfirmed: false } as const;
	return trainingInvitation({
		...until,
		locale,
		project: mailProject(ctx, project, message),
		participant: { name: message.toAddress },
		training: trainingTold(ctx, invited, held.length > 0 ? held : sessions, locale),
		registerUrl: linkPlaceholder('training-invitation', message.id),
	});
}

async function writePartyLink(ctx: TxContext, message: LockedMessage): Promise<Mail> {
	const { locale } = message;
	const project = await projectOf(ctx, message);
	const partyId = present(message.facts['partyId'], 'party');
	const { liaisonName, trainingId } = await partyFacts(ctx, partyId);
	const sessions = await sessionsOfTrainings(ctx, [{ projectId: project.id, trainingId }]);
	const held = sessions.filter((one) => !one.isCancelled);
	const asked = { mode: 'onsite', isConfirmed: false } as const;
	return partyLink({
		locale,
		liaisonName,
		project: mailProject(ctx, project, message),
		training: trainingTold(ctx, asked, held.length > 0 ? held : sessions, locale),
		partyUrl: linkPlaceholder('party', partyId),
	});
}

/** What every mail about a registration is made of. */
type Scene = {
	readonly message: LockedMessage;
	readonly project: SenderProject;
	readonly registration: RegistrationFacts;
	readonly audience: Audience & { kind: 'confirmed' };
	/** How the people of the mailbox attend, whose calendar it is. */
	readonly attending: 'onsite' | 'online' | 'both';
	/** Later than of any message to the mailbox before: DTSTAMP orders those of one number. */
	readonly stampedAt: Date;
	/** All of the training's, cancelled ones too. */
	readonly sessions: readonly SessionFacts[];
	/** The one a calendar part is about; undefined when the mail has none. */
	readonly session: SessionFacts | undefined;
	readonly history: readonly HistoryRow[];
};

async function writeAboutRegistration(ctx: TxContext, message: LockedMessage): Promise<Written | undefined> {
	const projectId = present(message.projectId, 'project of a registration');
	const registrationId = present(message.registrationId, 'registration');
	const registration = await registrationFacts(ctx, projectId, registrationId, message);
	// Two messages to one mailbox are numbered one after the other.
	await lockMailbox(ctx, registration.mailboxId);
	const sessions = await sessionsOfTrainings(ctx, [{ projectId, trainingId: registration.trainingId }]);
	const scene: Scene = {
		message,
		registration,
		sessions,
		project: await senderProject(ctx, projectId),
		audience: { kind: 'confirmed', mode: registration.mode },
		attending: attendingOf(registration),
		stampedAt: await stampOf(ctx, registration, message),
		session: sessions.find((session) => session.sessionId === message.facts['sessionId']),
		history: await calendarHistory(ctx, {
			projectId,
			mailboxId: registration.mailboxId,
			sessionIds: sessions.map((session) => session.sessionId),
			exceptMessageId: message.id,
		}),
	};
	const calendar = await writeCalendar(ctx, scene);
	if (calendar === null && isCalendarAlone(message.kind)) return undefined;
	const mail = await writeWords(ctx, scene, calendar);
	return mail && { mail, calendar, renderedAt: scene.stampedAt };
}

function attendingOf({ attending, mode }: RegistrationFacts): 'onsite' | 'online' | 'both' {
	return attending.length > 1 ? 'both' : (attending[0] ?? mode);
}

/** Calendars know whole seconds. */
async function stampOf(
	ctx: TxContext,
	{ mailboxId, registrationId, trainingId }: RegistrationFacts,
	message: LockedMessage,
): Promise<Date> {
	const last = await lastWrittenTo(ctx, {
		projectId: present(message.projectId, 'project of a registration'),
		exceptMessageId: message.id,
		...{ mailboxId, registrationId, trainingId },
	});
	const next = last === null ? 0 : Math.floor(last.getTime() / 1000 + 1) * 1000;
	return new Date(Math.max(ctx.now().getTime(), next));
}

async function writeCalendar(ctx: TxContext, scene: Scene): Promise<StoredBody['calendar']> {
	const { attending, message, project, registration, session, stampedAt } = scene;
	if (!session) return null;
	const told = scene.history.filter((row) => row.sessionId === session.sessionId);
	const delivery = decideCalendarDelivery(told, {
		sessionSequence: session.sequence,
		isSessionCancelled: session.isCancelled || session.training.isCancelled,
		hasConfirmed: registration.attending.length > 0,
		isToldOtherwise: (told.at(-1)?.attending ?? attending) !== attending,
	});
	if (delivery.method === 'nothing') return null;
	// One of several people goes, and the others come another way than the entry says.
	const isEntryStale = delivery.method === 'REQUEST' && delivery.isNew && told.length > 0;
	if (!calendarMethodsOf(message.kind).includes(delivery.method) && !(isEntryStale && endsSeat(message.kind)))
		return null;
	const { method, messageSequence } = delivery;
	if (delivery.isNew) {
		await insertDelivery(ctx, {
			projectId: session.projectId,
			sessionId: session.sessionId,
			mailboxId: registration.mailboxId,
			messageId: message.id,
			method,
			messageSequence,
			sessionSequence: session.sequence,
			startsAt: session.startsAt,
			endsAt: session.endsAt,
			venueId: session.venue?.id ?? null,
			roomId: session.roomId,
			placeDigest: placeDigestOf(session),
			conferenceDigest: conferenceDigestOf(session),
			attending,
			sentAt: stampedAt,
		});
	}
	const { from } = senderIn(ctx, project, message);
	const content = invitation({
		method,
		event: sessionCalendarEvent(ctx, session, { kind: 'confirmed', mode: attending }, message.locale),
		// The mailbox the mail comes from (RFC 6047 3): calendars ask nothing of a stranger's invitation.
		organizer: { name: from.name, email: from.address },
		attendee: { name: nameOf(registration), email: message.toAddress },
		messageSequence,
		stampedAt,
	});
	return { method, content };
}

async function writeWords(
	ctx: TxContext,
	scene: Scene,
	calendar: StoredBody['calendar'],
): Promise<Mail | undefined> {
	const { message, project, registration, session } = scene;
	const { kind, locale } = message;
	const held = scene.sessions.filter((one) => !one.isCancelled);
	// A training whose every session was called off is still told of by the times it had.
	const told = held.length > 0 ? held : scene.sessions;
	const about = {
		locale,
		project: mailProject(ctx, project, message),
		participant: { name: nameOf(registration) },
		training: mailTraining(ctx, scene, told),
	};
	const registrationUrl = linkPlaceholder('registration', registration.registrationId);
	const notMeUrl = linkPlaceholder('not-me', registration.registrationId);
	const cancelUntil = registration.selfCancelUntil > ctx.now() ? registration.selfCancelUntil : undefined;
	const invites = { ...about, registrationUrl, cancelUntil, hasInvitation: calendar?.method === 'REQUEST' };
	const hasCancellation = calendar?.method === 'CANCEL';
	const hasUpdate = calendar?.method === 'REQUEST';
	const state = isInLine(registration.state) ? ('waitlisted' as const) : ('confirmed' as const);
	const approval = registration.answered?.verdict === 'approve' ? registration.answered : undefined;
	switch (kind) {
		case 'request-received':
			return requestReceived({ ...about, registrationUrl });
		case 'request-declined':
			return requestDeclined({
				...about,
				answer: registration.answered?.answer ?? null,
				catalogueUrl: pageUrl(ctx.settings.publicUrl, '/trainings', locale),
			});
		case 'registration-confirmed':
			return registrationConfirmed({ ...invites, approval, notMeUrl });
		case 'seat-offered':
			return seatOffered({
				...about,
				registrationUrl,
				expiresAt: present(registration.offerExpiresAt, 'deadline of an offer'),
			});
		case 'registration-held':
			return registrationHeld({
				...about,
				registrationUrl,
				expiresAt: present(registration.offerExpiresAt, 'deadline of a held place'),
			});
		case 'colleague-invited':
			return colleagueInvited({
				...about,
				registrationUrl,
				notMeUrl,
				liaison: present(registration.liaison, 'liaison of a colleague'),
				holds: registration.state === 'requested' ? 'nothing' : 'seat',
				// One who has answered meanwhile is not asked again to hurry.
				expiresAt: registration.offerExpiresAt ?? registration.selfCancelUntil,
			});
		case 'colleague-waitlisted':
			return colleagueWaitlisted({
				...about,
				registrationUrl,
				notMeUrl,
				liaison: present(registration.liaison, 'liaison of a colleague'),
				place: registration.queuePlace,
			});
		case 'seat-free':
			return seatFree({ ...about, registrationUrl });
		case 'offer-expired':
			return offerExpired({ ...about, cause: causeOf(registration) });
		case 'registration-waitlisted':
			return registrationWaitlisted({
				...about,
				registrationUrl,
				notMeUrl,
				place: registration.queuePlace,
				approval,
			});
		case 'registration-repeated':
			if (registration.state === 'requested') return requestReceived({ ...about, registrationUrl });
			return registrationRepeated({
				...about,
				registrationUrl,
				place: state === 'waitlisted' ? registration.queuePlace : null,
			});
		case 'registration-cancelled':
			return registrationCancelled({
				...about,
				hasCancellation,
				hasUpdate,
				liaison: registration.liaison,
				cancelledBy: enderOf(registration.cancelledBy),
				from: registration.wasConfirmed
					? 'confirmed'
					: registration.liaison
						? 'party'
						: registration.wasRequest
							? 'requested'
							: 'waitlisted',
			});
		case 'registration-changed':
			return registrationChanged({ ...invites, mode: registration.mode });
		case 'registration-moved':
			return seatGiven({ ...about, hasCancellation, hasUpdate, to: 'other-date' });
		case 'seat-given':
			return seatGiven({ ...about, hasCancellation, hasUpdate, to: 'colleague' });
		case 'seat-received':
			return seatReceived({
				...about,
				registrationUrl,
				notMeUrl,
				expiresAt: present(registration.offerExpiresAt, 'deadline of a seat given'),
			});
		case 'seat-promised':
			return seatPromised({
				...about,
				registrationUrl,
				expiresAt: present(message.expiresAt, 'deadline of a seat promised'),
			});
		case 'seat-kept':
			return seatStays({ ...about, to: 'giver', registrationUrl });
		case 'seat-taken-back':
			return seatStays({ ...about, to: 'colleague' });
		case 'registration-link':
			return newLink({ ...about, registrationUrl });
		case 'training-changed':
			return trainingChanged({
				...invites,
				state,
				isHeldAfterAll: isHeldAfterAll(scene, calendar),
				before: await trainingBefore(ctx, scene, told),
			});
		case 'training-postponed':
			return trainingPostponed({
				...about,
				state: registration.state === 'requested' ? 'requested' : state,
				hasCancellation,
				reason: registration.cancelReason,
				registrationUrl,
			});
		case 'training-cancelled':
			return trainingCancelled({
				...about,
				state: registration.state === 'requested' ? 'requested' : state,
				hasCancellation,
				reason: registration.cancelReason,
				catalogueUrl: pageUrl(ctx.settings.publicUrl, '/trainings', locale),
			});
		case 'training-reminder':
			return writeReminder(ctx, scene, told);
		case 'staff-letter':
			return staffLetter({
				...about,
				...(await letterFacts(ctx, project.id, present(message.facts['runId'], 'run of a letter'))),
			});
		case 'session-invitation':
		case 'session-cancellation': {
			const one = present(session, 'session of a calendar message');
			// One that was called off is counted among those there were.
			const counted = one.isCancelled ? scene.sessions : told;
			const alone = {
				...about,
				training: mailTraining(ctx, scene, [one]),
				position: counted.indexOf(one) + 1,
				totalSessions: counted.length,
			};
			if (calendar?.method === 'REQUEST') return sessionInvitation({ ...alone, registrationUrl });
			return sessionCancellation({
				...alone,
				because:
					one.isCancelled || one.training.isCancelled
						? 'not-held'
						: registration.isElsewhere
							? 'elsewhere'
							: 'left',
			});
		}
		default:
			throw new Error(`A message of kind ${kind} names a registration`);
	}
}

/** To everyone of the mailbox who has a seat: each is named, and has a link of their own. Undefined once the last has left. */
async function writeReminder(
	ctx: TxContext,
	scene: Scene,
	sessions: readonly SessionFacts[],
): Promise<Mail | undefined> {
	const { message, project, registration } = scene;
	const { locale } = message;
	const { mailboxId, selfCancelUntil, trainingId } = registration;
	const attending = await attendingOfMailbox(ctx, { projectId: project.id, mailboxId, trainingId });
	if (attending.length === 0) return undefined;
	const toldBy = (mode: 'onsite' | 'online') =>
		trainingTold(ctx, { mode, isConfirmed: true }, sessions, locale);
	const [onsite, online] = [toldBy('onsite'), toldBy('online')];
	const isAttended = (mode: 'onsite' | 'online') => attending.some((one) => one.mode === mode);
	return trainingReminder({
		locale,
		project: mailProject(ctx, project, message),
		training: isAttended('onsite')
			? { ...onsite, ...(isAttended('online') ? { conferenceUrl: online.conferenceUrl } : {}) }
			: online,
		people: attending.map((one) => ({
			name: nameOf(one),
			registrationUrl: linkPlaceholder('registration', one.registrationId),
		})),
		cancelUntil: selfCancelUntil > ctx.now() ? selfCancelUntil : undefined,
	});
}

/** The training as this one person attends it. */
function mailTraining(ctx: Context, scene: Scene, sessions: readonly SessionFacts[]): MailTraining {
	const { mode, state } = scene.registration;
	return trainingTold(ctx, { mode, isConfirmed: state === 'confirmed' }, sessions, scene.message.locale);
}

/** The training as one may know it who has a seat, or has none. */
function trainingTold(
	ctx: Context,
	{ mode, isConfirmed }: { readonly mode: 'onsite' | 'online'; readonly isConfirmed: boolean },
	sessions: readonly SessionFacts[],
	locale: Locale,
): MailTraining {
	const first = present(sessions[0], 'session of a training');
	const { training } = first;
	if (training.isDiscreet) return discreetly(training.timeZone, sessions);
	const mayKnow = isConfirmed || !training.isAddressForConfirmed;
	const place = mayKnow ? placeFor(first, { kind: 'confirmed', mode }) : undefined;
	return {
		code: training.code,
		title: training.title,
		timeZone: training.timeZone,
		sessions: sessions.map(({ title, startsAt, endsAt }) => ({ title, startsAt, endsAt })),
		place: place ? { ...place, room: first.room } : undefined,
		conferenceUrl: isConfirmed && mode === 'online' ? training.conferenceUrl : undefined,
		url: training.isPublic ? trainingUrl(ctx.settings.publicUrl, training.code, locale) : undefined,
	};
}

/** The training without a word of what it is or where: those are on the page that the mail links to. */
function discreetly(timeZone: string, sessions: readonly SessionFacts[]): MailTraining {
	return {
		code: '',
		title: inEveryLanguage(m.itip_discreet_title),
		timeZone,
		sessions: sessions.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
		isDiscreet: true,
	};
}

function inEveryLanguage(message: (inputs: object, options: { locale: Locale }) => string) {
	return Object.fromEntries(languages.map((locale) => [locale, message({}, { locale })]));
}

/** The training as this mailbox last heard of it; what it never heard counts as unchanged. */
async function trainingBefore(
	ctx: Context,
	scene: Scene,
	sessions: readonly SessionFacts[],
): Promise<MailTraining> {
	const now = mailTraining(ctx, scene, sessions);
	const first = present(sessions[0], 'session of a training');
	const heard = new Map(
		scene.history
			.filter((row) => row.mayHaveArrived && row.method === 'REQUEST' && isOfBefore(row, scene.sessions))
			.map((row) => [row.sessionId, row]),
	);
	const last = scene.sessions.flatMap((session) => heard.get(session.sessionId) ?? []).at(-1);
	if (!last) return now;
	return {
		...now,
		sessions: scene.sessions.flatMap(({ sessionId, title }) => {
			const row = heard.get(sessionId);
			return row?.startsAt && row.endsAt ? [{ title, startsAt: row.startsAt, endsAt: row.endsAt }] : [];
		}),
		place: last.placeDigest === placeDigestOf(first) ? now.place : await formerPlace(ctx, scene, last, first),
		// The old address is never shown; one that differs is enough to mark the row as changed.
		conferenceUrl:
			now.conferenceUrl && last.conferenceDigest !== conferenceDigestOf(first)
				? 'https://changed.invalid/'
				: now.conferenceUrl,
	};
}

/** A colleague of the same mailbox may have been told of the change a moment ago: that is not what it was before. */
function isOfBefore(row: HistoryRow, sessions: readonly SessionFacts[]): boolean {
	const session = sessions.find((one) => one.sessionId === row.sessionId);
	return session !== undefined && row.sessionSequence < session.sequence;
}

/** Withdrawn from the calendar because it was not to be held, and now invited to again. */
function isHeldAfterAll({ history, session }: Scene, calendar: StoredBody['calendar']): boolean {
	if (calendar?.method !== 'REQUEST' || !session) return false;
	const told = history.filter((row) => row.sessionId === session.sessionId && isOfBefore(row, [session]));
	return told.at(-1)?.method === 'CANCEL';
}

/** Kinds by which one person's seat ends; others of the mailbox may keep theirs. */
function endsSeat(kind: LockedMessage['kind']): boolean {
	return calendarMethodsOf(kind).includes('CANCEL') && kind !== 'training-cancelled';
}

/** Where it was to be. Of a place that was renamed or corrected the old words are not kept: only that they were others. */
async function formerPlace(
	ctx: Context,
	scene: Scene,
	last: HistoryRow,
	now: SessionFacts,
): Promise<MailTraining['place']> {
	if (last.venueId === null || scene.audience.mode === 'online') return undefined;
	const isElsewhere = last.venueId !== now.venue?.id || last.roomId !== now.roomId;
	const place = isElsewhere
		? await findFormerPlace(ctx, { projectId: now.projectId, venueId: last.venueId, roomId: last.roomId })
		: undefined;
	return place
		? { ...place, arrival: now.venue?.arrival ?? null }
		: { name: {}, arrival: now.venue?.arrival ?? null };
}

async function projectOf(ctx: Context, message: LockedMessage): Promise<SenderProject> {
	return senderProject(ctx, present(message.projectId, `project of a ${message.kind}`));
}

function mailProject(
	ctx: Context,
	project: SenderProject,
	{ isDiscreet, locale }: Pick<LockedMessage, 'isDiscreet' | 'locale'>,
): MailProject {
	const { contactEmail, fundingStatement, requiredLocales, slug, title } = project;
	if (isDiscreet) {
		const name = inEveryLanguage(m.itip_discreet_sender);
		return { name, requiredLocales, fundingStatement: {}, contactEmail, isDiscreet };
	}
	return {
		...{ name: title, requiredLocales, fundingStatement, contactEmail },
		privacyUrl: pageUrl(ctx.settings.publicUrl, `/projects/${slug}/privacy`, locale),
	};
}

/** Why a seat was held for somebody who did not answer. */
function causeOf({ isFromColleague, liaison, wasInLine }: RegistrationFacts): OfferExpiredCause {
	if (isFromColleague) return 'colleague';
	return wasInLine || liaison === null ? 'line' : liaison;
}

function enderOf(by: CancelledBy | null): 'participant' | 'staff' | 'liaison' {
	return by === 'participant' || by === 'liaison' ? by : 'staff';
}

/** One whose offer is open has no seat yet. */
function isInLine(state: RegistrationState): boolean {
	return state === 'waitlisted' || state === 'offered';
}

function nameOf(person: { firstName: string; lastName: string }): string {
	return `${person.firstName} ${person.lastName}`;
}

function roleName(role: StaffRole, locale: Locale): string {
	const names = {
		owner: m.admin_role_owner,
		coordinator: m.admin_role_coordinator,
		communications: m.admin_role_communications,
		host: m.admin_role_host,
		trainer: m.admin_role_trainer,
		check_in_helper: m.admin_role_check_in_helper,
		auditor: m.admin_role_auditor,
		data_protection_officer: m.admin_role_data_protection_officer,
	} as const;
	return names[role]({}, { locale });
}
