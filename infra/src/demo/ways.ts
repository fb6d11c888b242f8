import type { Context } from '@kutsu/core/context';
import { addColleagues, partyOfLiaison, requestParty } from '@kutsu/core/parties';
import { AddColleaguesInput, RequestPartyInput } from '@kutsu/core/parties/model';
import { invitePeople, register } from '@kutsu/core/registrations';
import { RegisterInput } from '@kutsu/core/registrations/model';
import { saveAnswerTemplate, setWay } from '@kutsu/core/ways';
import { InvitePeopleInput } from '@kutsu/core/ways/model';
import type { Way } from '@kutsu/core/ways/model';
import { newId } from '@kutsu/kernel';
import { signedLink } from '@kutsu/kernel/keys';
import type { DemoData, DemoTraining } from './data.ts';
import type { Calendar } from './dates.ts';
import { grantedOf } from './granted.ts';
import type { Loaded } from './loaded.ts';
import { demoPerson } from './people.ts';

/** Trainings that people come into by other ways; the file's own people came before. */
const byWay = {
	approval: 'NRM-2024-031',
	list: 'NRM-2024-032',
	link: 'NRM-2025-040',
	party: 'NRM-2024-030',
} as const;

/** One training by approval with two requests, one by list, one that is hidden with a personal link, one with a party; each only while it is open, for nothing happens ahead of the clock or after the end. */
export async function loadWays(
	ctx: Context,
	data: DemoData,
	loaded: Loaded,
	calendar: Calendar,
	trainingIds: ReadonlyMap<string, string>,
): Promise<void> {
	const now = ctx.now();
	const projectId = loaded.project.id;
	const visitor: Context = { ...ctx, actor: { kind: 'public' } };
	const openOne = (code: string, opensFirst = true) => {
		const training = data.trainings.find((one) => one.code === code);
		const trainingId = trainingIds.get(code);
		if (!training || trainingId === undefined) throw new Error(`The demo has no training ${code}`);
		const opens = calendar.instant(training.registration.opens, '09:00');
		const closes = calendar.instant(training.registration.closes, '16:00');
		return now < closes && (!opensFirst || now > opens) ? { training, trainingId } : undefined;
	};
	const setTo = async (trainingId: string, way: Way, audience: object, emailDomains: string[] = []) =>
		grantedOf(
			setWay(ctx, {
				...{ projectId, trainingId, revision: 0 },
				wanted: { way, emailDomains, organisationNames: [], audience },
			}),
		);

	const listed = openOne(byWay.list, false);
	if (listed) await setTo(listed.trainingId, 'listed', audiences.list, ['example.org']);

	const approved = openOne(byWay.approval);
	if (approved) {
		await setTo(approved.trainingId, 'approval', audiences.approval);
		for (const [verdict, template] of Object.entries(templates))
			await grantedOf(
				saveAnswerTemplate(ctx, {
					...{ project: loaded.project.slug, templateId: null, revision: 0 },
					wanted: { verdict: verdict === 'approve' ? 'approve' : 'decline', ...template },
				}),
			);
		for (const [index, reason] of reasons.entries())
			await grantedOf(register(visitor, requestOf(approved.training, index, reason)));
	}

	const hidden = openOne(byWay.link, false);
	if (hidden)
		await grantedOf(
			invitePeople(ctx, {
				projectId,
				...InvitePeopleInput.parse({
					...{
						trainingId: hidden.trainingId,
						requestId: newId(),
						emails: [],
						label: 'Turvakodin yhteyshenkilö',
					},
					...{
						maxUses: 5,
						skipsApproval: true,
						skipsLists: true,
						reservedUntil: null,
						reservedMode: 'onsite',
					},
					expiresAt: `${calendar.day(hidden.training.registration.closes)}T16:00`,
					locale: 'fi',
				}),
			}),
		);

	const party = openOne(byWay.party);
	if (party) await loadParty(ctx, visitor, { projectId, ...party });
}

async function loadParty(
	ctx: Context,
	visitor: Context,
	into: { readonly projectId: string; readonly trainingId: string; readonly training: DemoTraining },
): Promise<void> {
	const { projectId, training, trainingId } = into;
	const [liaison, ...colleagues] = [0, 1, 2, 3].map((index) => person(training, 10 + index));
	if (!liaison) return;
	const organisation = 'Esimerkkikaupunki';
	await grantedOf(
		requestParty(
			visitor,
			RequestPartyInput.parse({
				...{ training: training.code, organisation, liaisonEmail: liaison.email, locale: 'fi' },
				liaisonName: `${liaison.firstName} ${liaison.lastName}`,
			}),
		),
	);
	const link = await partyOfLiaison(ctx, { projectId, trainingId, liaisonEmail: liaison.email });
	await grantedOf(
		addColleagues(
			visitor,
			AddColleaguesInput.parse({
				token: signedLink(ctx.keys, { ...link, purpose: 'party' }),
				list: colleagues.map((one) => `${one.firstName};${one.lastName};${one.email}`).join('\n'),
				targetGroup: training.targetGroups[0],
				...{ mode: training.capacity.onsite === 0 ? 'online' : 'onsite', locale: 'fi', requestId: newId() },
				leavesOutProblems: false,
			}),
		),
	);
}

/** One whom the file does not know. */
function person(training: DemoTraining, index: number) {
	const locale = index % 2 === 1 ? 'sv' : 'fi';
	return demoPerson(9_000 + index, {
		organisation: locale === 'sv' ? 'Exempelkommunen' : 'Esimerkkikunta',
		municipality: '091',
		targetGroup: training.targetGroups[0] ?? 'ngo',
		locale,
	});
}

function requestOf(training: DemoTraining, index: number, reason: string) {
	const { number: _, ...told } = person(training, index);
	return RegisterInput.parse({
		...{ ...told, training: training.code, requestId: newId(), reason },
		mode: training.capacity.onsite === 0 ? 'online' : 'onsite',
	});
}

const reasons = [
	'Vastaan järjestömme neuvontapuhelimesta ja tarvitsen tietoa ohjaamisesta.',
	'Jag utbildar våra frivilliga och vill föra kunskapen vidare.',
];

const audiences = {
	list: {
		fi: 'Hankkeen kumppanien työntekijöille',
		sv: 'För anställda hos projektets partner',
		en: 'For staff of the project’s partners',
	},
	approval: {
		fi: 'Niille, jotka kohtaavat asiakkaita järjestöissä ja seurakunnissa',
		sv: 'För dem som möter klienter i organisationer och församlingar',
		en: 'For those who meet clients in associations and parishes',
	},
};

const templates = {
	approve: {
		name: 'Tervetuloa',
		body: {
			fi: 'Tervetuloa! Koulutus sopii työhösi hyvin.',
			sv: 'Välkommen! Utbildningen passar ditt arbete väl.',
			en: 'Welcome! The training suits your work well.',
		},
	},
	decline: {
		name: 'Avoin verkkokurssi',
		body: {
			fi: 'Tällä kertaa paikat menevät asiakastyötä tekeville. Verkkokurssi on avoin kaikille.',
			sv: 'Den här gången går platserna till dem som arbetar med klienter. Nätkursen är öppen för alla.',
			en: 'This time the places go to those who work with clients. The online course is open to everyone.',
		},
	},
};
