import { addColleagues, myParty, requestParty } from '@kutsu/core/parties';
import { AddColleaguesInput, RequestPartyInput } from '@kutsu/core/parties/model';
import { cancelTraining } from '@kutsu/core/trainings';
import { cancelMyRegistration, register } from '@kutsu/core/registrations';
import { newId } from '@kutsu/kernel';
import { installation, own } from './installation.ts';
import { mailsTo } from './mail.ts';
import { actingOn, linkTokenOf, ownTraining } from './own-project.ts';
import type { OwnTraining } from './own-project.ts';

/** A page of the public site in one of its states, at its address in Finnish. */
export type PublicPage = { readonly state: string; readonly path: string; readonly status?: number };

/** Every page of the public site that may be opened, in every state it has, each made for this. */
export async function everyPublicPage(): Promise<readonly PublicPage[]> {
	const open = await ownTraining('Avoin');
	const full = await ownTraining('Täynnä', { onsiteSeats: 1 });
	const hybrid = await ownTraining('Hybridi', {
		format: 'hybrid',
		mode: 'hybrid',
		onlineSeats: 30,
		conferenceUrl: 'https://meeting.example.org/1',
		languages: ['fi', 'sv'],
		interpretation: ['fi-fse'],
		sessions: [
			session('2026-11-17T09:00', '2026-11-17T15:00'),
			session('2026-11-18T09:00', '2026-11-18T12:00'),
		],
	});
	const online = await ownTraining('Verkossa', {
		format: 'webinar',
		mode: 'online',
		venueId: null,
		onsiteSeats: 0,
		onlineSeats: 100,
		conferenceUrl: 'https://meeting.example.org/2',
		sessions: [session('2026-11-12T13:00', '2026-11-12T15:00')],
	});
	const notOpenYet = await ownTraining('Ei vielä auki', { opensAt: '2026-10-28T09:00' });
	const closed = await ownTraining('Suljettu', {
		opensAt: '2026-09-01T09:00',
		closesAt: '2026-10-20T16:00',
		selfCancelUntil: '2026-10-20T16:00',
	});
	const cancelled = await ownTraining('Peruttu');
	const unlisted = await ownTraining('Vain linkillä', { visibility: 'unlisted' });
	const invitation = await ownTraining('Vain kutsutuille', {
		visibility: 'invitation',
		addressDisclosure: 'confirmed',
	});

	const confirmed = await linkOf(open, 'avoin');
	await linkOf(full, 'taynna.1');
	const waitlisted = await linkOf(full, 'taynna.2');
	const online1 = await linkOf(online, 'verkossa', 'online');
	const onHybrid = await linkOf(hybrid, 'hybridi');
	const left = await linkOf(open, 'luopunut');
	await actingOn(installation().databaseAppUrl, (ctx) =>
		cancelMyRegistration(ctx, { token: left.slice('/fi/r/'.length) }),
	);
	const ofCancelled = await linkOf(cancelled, 'peruttu');
	await actingOn(installation().databaseAppUrl, (ctx) =>
		cancelTraining(ctx, {
			project: own.slug,
			trainingId: cancelled.trainingId,
			revision: 2,
			reason: { fi: 'Kouluttaja on sairastunut.', sv: 'Utbildaren har insjuknat.' },
		}),
	);

	const party = await partyOf(open);
	const at = ({ code }: OwnTraining) => `/fi/koulutukset/${code}`;
	const by = (training: OwnTraining) => `/fi/t/${linkTokenOf(training)}`;
	const program = '/fi/ohjelma/NRM-2025-LOPPU';
	return [
		{ state: 'front page', path: '/fi' },
		{ state: 'catalogue', path: '/fi/koulutukset' },
		{
			state: 'catalogue, filtered',
			path: '/fi/koulutukset?region=17&group=police&language=fi&from=2026-11-01',
		},
		{ state: 'catalogue, unusable filter', path: '/fi/koulutukset?from=eilen' },
		{ state: 'catalogue, past ones too', path: '/fi/koulutukset?showPast=1' },
		{ state: 'catalogue, empty', path: '/fi/koulutukset?q=eiosu&region=19' },
		{ state: 'sharing a calendar', path: '/fi/jaa-kalenteri?region=17' },
		{ state: 'sharing a calendar, empty', path: '/fi/jaa-kalenteri?q=eiosu&from=eilen' },
		{ state: 'training, open', path: at(open) },
		{ state: 'training, full', path: at(full) },
		{ state: 'training, hybrid', path: at(hybrid) },
		{ state: 'training, online', path: at(online) },
		{ state: 'training, not open yet', path: at(notOpenYet) },
		{ state: 'training, closed', path: at(closed) },
		{ state: 'training, past', path: '/fi/koulutukset/NRM-2024-010' },
		{ state: 'training, cancelled', path: at(cancelled) },
		{ state: 'training, unlisted', path: by(unlisted) },
		{ state: 'training, by invitation', path: by(invitation) },
		{ state: 'seminar', path: '/fi/koulutukset/NRM-2025-LOPPU' },
		{ state: 'form, open', path: `${at(open)}/ilmoittaudu` },
		{ state: 'form, queue', path: `${at(full)}/ilmoittaudu` },
		{ state: 'form, hybrid', path: `${at(hybrid)}/ilmoittaudu` },
		{ state: 'form, not open yet', path: `${at(notOpenYet)}/ilmoittaudu` },
		{ state: 'form, closed', path: `${at(closed)}/ilmoittaudu` },
		{ state: 'form, cancelled', path: `${at(cancelled)}/ilmoittaudu` },
		{ state: 'form, unlisted', path: `${by(unlisted)}/register` },
		{ state: 'registered, nothing to tell', path: `${at(open)}/ilmoittauduttu` },
		{ state: 'registration, confirmed', path: confirmed },
		{ state: 'registration, online', path: online1 },
		{ state: 'registration, waitlisted', path: waitlisted },
		{ state: 'registration, cancelled', path: left },
		{ state: 'registration, training cancelled', path: ofCancelled },
		{ state: 'cancelling', path: `${confirmed}/cancel` },
		{ state: 'changing details', path: `${confirmed}/details` },
		{ state: 'changing mode', path: `${onHybrid}/mode` },
		{ state: 'giving the seat', path: `${confirmed}/transfer` },
		{ state: 'moving to another date', path: `${confirmed}/move` },
		{ state: 'consents', path: `${confirmed}/consents` },
		{ state: 'my data', path: `${confirmed}/data` },
		{ state: 'erasing', path: `${confirmed}/erase` },
		{ state: 'not me', path: `${confirmed}/not-me` },
		{ state: 'asking for links', path: '/fi/omat-ilmoittautumiset' },
		{ state: 'leaving the queue', path: `${waitlisted}/cancel` },
		{ state: 'registration, bad link', path: '/fi/r/x.1.1.y', status: 404 },
		{ state: 'party, asking for the link', path: `${at(open)}/ilmoita-ryhma` },
		{ state: 'party', path: party.path },
		{ state: 'party, one colleague', path: party.memberPath },
		{ state: 'party, answering as a colleague', path: party.colleaguePath },
		{ state: 'party, bad link', path: '/fi/ryhma/x.1.1.y', status: 404 },
		{ state: 'program, by time', path: program },
		{ state: 'program, by track', path: `${program}?view=track` },
		{ state: 'program, by room', path: `${program}?view=room` },
		{ state: 'privacy notice', path: '/fi/hankkeet/demo-nrm/tietosuoja' },
		{ state: 'accessibility statement', path: '/fi/hankkeet/demo-nrm/saavutettavuus' },
		{ state: 'contact', path: '/fi/hankkeet/demo-nrm/yhteystiedot' },
		{ state: 'contact, nothing written', path: '/fi/hankkeet/oma-hanke/yhteystiedot' },
		{ state: 'nothing there', path: '/fi/ei-ole', status: 404 },
	];
}

const session = (startsAt: string, endsAt: string) => ({ startsAt, endsAt, roomId: null, title: null });

/** Registers one person, and gives the path of the link that their mail brings. */
async function linkOf(
	training: OwnTraining,
	who: string,
	mode: 'onsite' | 'online' = 'onsite',
): Promise<string> {
	const email = `kaikki.${who}.${newId().slice(-6)}@example.org`;
	await actingOn(installation().databaseAppUrl, (ctx) =>
		register(ctx, {
			training: training.code,
			requestId: newId(),
			firstName: 'Äijä',
			lastName: 'Öljymäki',
			email,
			targetGroup: 'police',
			mode,
			locale: 'fi',
		}),
	);
	const [mail] = await mailsTo(email, 1);
	return /https?:\/\/[^/]+(\/fi\/r\/[\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

/** A liaison's party of one who has yet to answer, by the paths that the mails bring. */
async function partyOf(
	training: OwnTraining,
): Promise<Record<'path' | 'memberPath' | 'colleaguePath', string>> {
	const unique = newId().slice(-6);
	const liaison = `kaikki.liaison.${unique}@example.org`;
	const colleague = `kaikki.kollega.${unique}@example.org`;
	const request = { liaisonName: 'Yhteys Henkilö', liaisonEmail: liaison, organisation: 'Virasto' };
	await actingOn(installation().databaseAppUrl, (ctx) =>
		requestParty(ctx, RequestPartyInput.parse({ ...request, training: training.code, locale: 'fi' })),
	);
	const path = pathIn(await mailsTo(liaison, 1), 'ryhma');
	const token = path.slice('/fi/ryhma/'.length);
	await actingOn(installation().databaseAppUrl, (ctx) =>
		addColleagues(
			ctx,
			AddColleaguesInput.parse({
				token,
				list: `Äijä;Öljymäki;${colleague}`,
				targetGroup: 'police',
				mode: 'onsite',
				locale: 'fi',
				requestId: newId(),
				leavesOutProblems: false,
			}),
		),
	);
	const { colleagues } = await actingOn(installation().databaseAppUrl, (ctx) => myParty(ctx, { token }));
	const colleaguePath = pathIn(await mailsTo(colleague, 1), 'r').replace('/fi/r/', '/fi/ilmoitettu/');
	return { path, memberPath: `${path}/${colleagues[0]?.id ?? ''}`, colleaguePath };
}

function pathIn(mails: readonly { readonly text: string }[], folder: string): string {
	return new RegExp(`https?://[^/]+(/fi/${folder}/[\\w.-]+)`).exec(mails[0]?.text ?? '')?.[1] ?? '';
}
