import type { Locale } from '@kutsu/kernel';
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
	type Mail,
	type MailProject,
	type MailTraining,
	partyLink,
	passwordReset,
	registrationCancelled,
	registrationConfirmed,
	offerExpired,
	registrationHeld,
	seatFree,
	seatOffered,
	registrationRepeated,
	registrationWaitlisted,
	requestDeclined,
	requestReceived,
	sessionCancellation,
	sessionInvitation,
	staffInvitation,
	staffLetter,
	trainingCancelled,
	trainingChanged,
	trainingPostponed,
	trainingReminder,
	trainingInvitation,
} from './index.ts';

const registrationUrl = linkPlaceholder('registration', '0192b1c4-5d2e-7abc-8def-0123456789ab');
const notMeUrl = linkPlaceholder('not-me', '0192b1c4-5d2e-7abc-8def-0123456789ab');
const timeZone = 'Europe/Helsinki';
const at = (text: string) => new Date(text);

export const exampleProject: MailProject = {
	name: {
		fi: 'Ihmiskaupan vastaisen työn tehostaminen',
		sv: 'Intensifiera arbetet mot människohandel',
		en: 'Intensifying work against human trafficking',
	},
	requiredLocales: ['fi', 'sv'],
	fundingStatement: {
		fi: 'Euroopan unionin osarahoittama',
		sv: 'Medfinansieras av Europeiska unionen',
		en: 'Co-funded by the European Union',
	},
	contactEmail: 'hanke@example.org',
	privacyUrl: 'https://example.org/fi/hankkeet/hanke/tietosuoja',
};

/** As a discreet training's mail has them. */
const discreetProject: MailProject = {
	...exampleProject,
	name: { fi: 'Koulutukset', sv: 'Utbildningar', en: 'Trainings' },
	fundingStatement: {},
	privacyUrl: undefined,
	isDiscreet: true,
};

const exampleLiaison = { name: 'Yhteyshenkilö Esimerkki', organisation: 'Esimerkkivirasto' };
const halfDay = { startsAt: at('2024-10-22T06:00:00Z'), endsAt: at('2024-10-22T09:30:00Z') };
const secondDay = { startsAt: at('2024-10-23T06:00:00Z'), endsAt: at('2024-10-23T13:00:00Z') };

export const exampleTraining: MailTraining = {
	code: 'NRM-2024-026',
	title: {
		fi: 'Tunnista, kohtaa, ohjaa: ihmiskaupan uhrin auttaminen – Pori',
		sv: 'Identifiera, bemöt, hänvisa: att hjälpa offer för människohandel – Björneborg',
	},
	timeZone,
	sessions: [halfDay],
	place: {
		name: { fi: 'Kaupungintalon koulutuskeskus', sv: 'Stadshusets utbildningscenter' },
		room: { fi: 'Sali 2, toinen kerros', sv: 'Sal 2, andra våningen' },
		streetAddress: 'Esimerkkikatu 12',
		postalCode: '28100',
		municipality: { fi: 'Pori', sv: 'Björneborg', en: 'Pori' },
		arrival: {
			fi: 'Sisäänkäynti pihan puolelta, portaaton reitti hissillä. Ovi aukeaa klo 8.30.',
			sv: 'Ingång från gården, trappfri väg med hiss. Dörren öppnas kl. 8.30.',
		},
	},
	conferenceUrl: null,
	url: 'https://example.org/fi/koulutukset/NRM-2024-026',
};

const discreetTraining: MailTraining = {
	code: '',
	title: { fi: 'Koulutus', sv: 'Utbildning', en: 'Training' },
	timeZone,
	sessions: [halfDay],
	isDiscreet: true,
};

const hybrid: MailTraining = {
	...exampleTraining,
	conferenceUrl: 'https://video.example.org/j/91?p=a&b',
	sessions: [halfDay, secondDay],
};

/** Every mail with believable facts, by its file's name. For tests and for looking at. */
export function exampleMails(
	locale: Locale,
	participantName = 'Osallistuja Esimerkki',
): Record<string, Mail> {
	const base = { locale, project: exampleProject, participant: { name: participantName }, registrationUrl };
	const cancelUntil = at('2024-10-20T13:00:00Z');
	const mailboxMail = {
		...{ locale, cancelUntil, project: exampleProject },
		people: [
			{ name: participantName, registrationUrl },
			{
				name: 'Toinen Esimerkki',
				registrationUrl: linkPlaceholder('registration', '0192b1c4-5d2e-7abc-8def-0123456789ac'),
			},
		],
	};
	const session = { position: 2, totalSessions: 2, training: { ...hybrid, sessions: [secondDay] } };
	const reason = { fi: 'Kouluttaja on sairastunut.', sv: 'Utbildaren har insjuknat.' };
	const expiring = { locale, timeZone, expiresAt: at('2024-10-29T10:00:00Z') };
	return {
		'registrations/confirmed': registrationConfirmed({
			...base,
			training: exampleTraining,
			cancelUntil,
			hasInvitation: true,
			notMeUrl,
		}),
		'registrations/confirmed-several-sessions': registrationConfirmed({
			...base,
			training: hybrid,
			hasInvitation: true,
		}),
		'registrations/seat-offered': seatOffered({
			...base,
			training: exampleTraining,
			expiresAt: at('2024-10-17T06:00:00Z'),
		}),
		'registrations/held': registrationHeld({
			...base,
			training: exampleTraining,
			expiresAt: at('2024-10-01T07:00:00Z'),
		}),
		'registrations/seat-free': seatFree({ ...base, training: exampleTraining }),
		'registrations/offer-expired': offerExpired({ ...base, training: exampleTraining, cause: 'line' }),
		'registrations/offer-expired-party': offerExpired({
			...base,
			training: exampleTraining,
			cause: exampleLiaison,
		}),
		'registrations/offer-expired-colleague': offerExpired({
			...base,
			training: exampleTraining,
			cause: 'colleague',
		}),
		'registrations/waitlisted': registrationWaitlisted({ ...base, training: exampleTraining, place: 3 }),
		'registrations/waitlisted-first-mail': registrationWaitlisted({
			...base,
			training: exampleTraining,
			place: 3,
			notMeUrl,
		}),
		'registrations/changed': registrationChanged({
			...base,
			training: hybrid,
			mode: 'online',
			hasInvitation: true,
		}),
		'registrations/changed-details': registrationChanged({
			...base,
			training: exampleTraining,
			mode: 'onsite',
			hasInvitation: false,
		}),
		'registrations/seat-given': seatGiven({
			...base,
			training: exampleTraining,
			to: 'colleague',
			hasCancellation: true,
		}),
		'registrations/moved': seatGiven({
			...base,
			training: exampleTraining,
			to: 'other-date',
			hasCancellation: true,
		}),
		'registrations/seat-received': seatReceived({
			...base,
			training: exampleTraining,
			notMeUrl,
			expiresAt: at('2024-10-17T06:00:00Z'),
		}),
		'registrations/seat-promised': seatPromised({
			...base,
			training: exampleTraining,
			expiresAt: at('2024-10-17T06:00:00Z'),
		}),
		'registrations/seat-kept': seatStays({ ...base, training: exampleTraining, to: 'giver' }),
		'registrations/seat-taken-back': seatStays({ ...base, training: exampleTraining, to: 'colleague' }),
		'registrations/new-link': newLink({ ...base, training: exampleTraining }),
		'pages/my-registrations': myRegistrations({
			...expiring,
			project: exampleProject,
			url: linkPlaceholder('my-registrations', '0192b1c4'),
		}),
		'registrations/repeated': registrationRepeated({ ...base, training: exampleTraining, place: null }),
		'registrations/repeated-waiting': registrationRepeated({ ...base, training: exampleTraining, place: 3 }),
		'registrations/cancelled': registrationCancelled({
			...base,
			training: exampleTraining,
			cancelledBy: 'participant',
			from: 'confirmed',
			hasCancellation: true,
		}),
		'registrations/cancelled-by-staff': registrationCancelled({
			...base,
			training: exampleTraining,
			cancelledBy: 'staff',
			from: 'confirmed',
			hasCancellation: true,
		}),
		'registrations/left-waitlist': registrationCancelled({
			...base,
			training: exampleTraining,
			cancelledBy: 'participant',
			from: 'waitlisted',
			hasCancellation: false,
		}),
		'registrations/struck-from-waitlist': registrationCancelled({
			...base,
			training: exampleTraining,
			cancelledBy: 'staff',
			from: 'waitlisted',
			hasCancellation: false,
		}),
		'registrations/staff-letter': staffLetter({
			...base,
			training: exampleTraining,
			subject: {
				fi: 'Ota mukaan henkilökortti',
				sv: 'Ta med identitetskort',
				en: 'Bring an identity card',
			},
			body: {
				fi: 'Talossa on kulunvalvonta.\n\nVaraa sisäänpääsyyn kymmenen minuuttia.',
				sv: 'Huset har passerkontroll.\n\nReservera tio minuter för att komma in.',
				en: 'The house has access control.\n\nAllow ten minutes to get in.',
			},
		}),
		'registrations/session-invitation': sessionInvitation({ ...base, ...session }),
		'registrations/session-cancellation': sessionCancellation({ ...base, ...session, because: 'left' }),
		'registrations/training-cancelled': trainingCancelled({
			...base,
			training: exampleTraining,
			state: 'confirmed',
			reason,
			catalogueUrl: 'https://example.org/fi/koulutukset',
			hasCancellation: true,
		}),
		'registrations/training-reminder': trainingReminder({ ...mailboxMail, training: hybrid }),
		'registrations/training-reminder-alone': trainingReminder({
			...mailboxMail,
			training: exampleTraining,
			people: mailboxMail.people.slice(0, 1),
			cancelUntil: undefined,
		}),
		'registrations/training-reminder-discreetly': trainingReminder({
			...{ ...mailboxMail, training: discreetTraining },
			project: { ...exampleProject, name: { fi: 'Koulutukset' }, fundingStatement: {}, isDiscreet: true },
		}),
		'registrations/training-postponed': trainingPostponed({
			...base,
			training: exampleTraining,
			state: 'confirmed',
			reason,
			hasCancellation: true,
		}),
		'registrations/training-postponed-waiting': trainingPostponed({
			...base,
			training: exampleTraining,
			state: 'waitlisted',
			hasCancellation: false,
		}),
		'registrations/training-postponed-requested': trainingPostponed({
			...base,
			training: exampleTraining,
			state: 'requested',
			hasCancellation: false,
		}),
		'registrations/training-held': trainingChanged({
			...base,
			training: { ...exampleTraining, sessions: [secondDay] },
			before: exampleTraining,
			state: 'confirmed',
			isHeldAfterAll: true,
			cancelUntil,
			hasInvitation: true,
		}),
		'registrations/cancelled-beside-another': registrationCancelled({
			...base,
			training: exampleTraining,
			cancelledBy: 'participant',
			from: 'confirmed',
			hasCancellation: false,
			hasUpdate: true,
		}),
		'registrations/session-elsewhere': sessionCancellation({ ...base, ...session, because: 'elsewhere' }),
		'registrations/confirmed-discreetly': registrationConfirmed({
			...base,
			project: discreetProject,
			training: discreetTraining,
			cancelUntil,
			hasInvitation: true,
		}),
		'registrations/training-changed-discreetly': trainingChanged({
			...base,
			project: discreetProject,
			training: discreetTraining,
			before: { ...discreetTraining, sessions: [secondDay] },
			state: 'confirmed',
			cancelUntil,
			hasInvitation: true,
		}),
		'registrations/training-cancelled-waiting': trainingCancelled({
			...base,
			training: exampleTraining,
			state: 'waitlisted',
			hasCancellation: false,
		}),
		'registrations/training-changed': trainingChanged({
			...base,
			training: { ...hybrid, sessions: [secondDay] },
			before: exampleTraining,
			state: 'confirmed',
			cancelUntil,
			hasInvitation: true,
		}),
		'registrations/training-changed-waiting': trainingChanged({
			...base,
			training: { ...exampleTraining, sessions: [secondDay] },
			before: exampleTraining,
			state: 'waitlisted',
			cancelUntil,
			hasInvitation: false,
		}),
		'registrations/confirmed-approved': registrationConfirmed({
			...base,
			training: exampleTraining,
			cancelUntil,
			hasInvitation: true,
			approval: { answer: 'Tervetuloa. Tuo mukanasi virkakortti.' },
		}),
		'registrations/waitlisted-approved': registrationWaitlisted({
			...base,
			training: exampleTraining,
			place: 3,
			approval: { answer: null },
		}),
		'registrations/request-withdrawn': registrationCancelled({
			...base,
			training: exampleTraining,
			cancelledBy: 'participant',
			from: 'requested',
			hasCancellation: false,
		}),
		'registrations/request-removed': registrationCancelled({
			...base,
			training: exampleTraining,
			cancelledBy: 'staff',
			from: 'requested',
			hasCancellation: false,
		}),
		'registrations/training-cancelled-requested': trainingCancelled({
			...base,
			training: exampleTraining,
			state: 'requested',
			hasCancellation: false,
		}),
		'ways/request-received': requestReceived({ ...base, training: exampleTraining }),
		'ways/request-declined': requestDeclined({
			...base,
			training: exampleTraining,
			answer: 'Koulutus on tarkoitettu poliiseille.\n\nVerkkokurssi on avoin kaikille.',
			catalogueUrl: 'https://example.org/fi/koulutukset',
		}),
		'ways/training-invitation': trainingInvitation({
			...base,
			participant: { name: 'kutsuttu@example.org' },
			training: exampleTraining,
			registerUrl: linkPlaceholder('training-invitation', '0192b1c4'),
			expiresAt: at('2024-10-20T13:00:00Z'),
			reservedUntil: at('2024-10-17T06:00:00Z'),
		}),
		'parties/link': partyLink({
			...base,
			training: exampleTraining,
			liaisonName: 'Yhteyshenkilö Esimerkki',
			partyUrl: linkPlaceholder('party', '0192b1c4'),
		}),
		'parties/colleague-invited': colleagueInvited({
			...base,
			notMeUrl,
			training: exampleTraining,
			liaison: exampleLiaison,
			holds: 'seat',
			expiresAt: at('2024-10-17T06:00:00Z'),
		}),
		'parties/colleague-asked': colleagueInvited({
			...base,
			notMeUrl,
			training: exampleTraining,
			liaison: exampleLiaison,
			holds: 'nothing',
			expiresAt: at('2024-10-17T06:00:00Z'),
		}),
		'parties/colleague-waitlisted': colleagueWaitlisted({
			...base,
			notMeUrl,
			training: exampleTraining,
			liaison: exampleLiaison,
			place: 3,
		}),
		'parties/cancelled-by-liaison': registrationCancelled({
			...base,
			training: exampleTraining,
			cancelledBy: 'liaison',
			from: 'party',
			liaison: exampleLiaison,
			hasCancellation: false,
		}),
		'parties/declined': registrationCancelled({
			...base,
			training: exampleTraining,
			cancelledBy: 'participant',
			from: 'party',
			liaison: exampleLiaison,
			hasCancellation: false,
		}),
		'parties/cancelled-by-staff': registrationCancelled({
			...base,
			training: exampleTraining,
			cancelledBy: 'staff',
			from: 'party',
			liaison: exampleLiaison,
			hasCancellation: false,
		}),
		'staff/invitation': staffInvitation({
			...expiring,
			project: exampleProject,
			roleName: 'Koordinaattori',
			inviterName: 'Projektipäällikkö',
			acceptUrl: linkPlaceholder('invitation', '0192b1c4'),
		}),
		'staff/password-reset': passwordReset({
			...expiring,
			email: 'koordinaattori@example.org',
			resetUrl: linkPlaceholder('password-reset', '0192b1c4'),
		}),
		'pages/feedback-received': feedbackReceived({
			locale,
			project: exampleProject,
			message: 'Ilmoittautumislomakkeen virhe ei kuulu ruudunlukijassa.\n\nKokeilin kahdella selaimella.',
			email: 'kavija@example.org',
			pageUrl: 'https://example.org/fi/koulutukset/NRM-2024-026/ilmoittaudu',
			feedbackLocale: 'fi',
			answerDueAt: at('2024-11-05T10:00:00Z'),
			timeZone,
		}),
	};
}
