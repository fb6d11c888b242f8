import { createCourse, createSeries } from '@kutsu/core/courses';
import { CreateCourseInput, CreateSeriesInput } from '@kutsu/core/courses/model';
import type { Context } from '@kutsu/core/context';
import { municipalities } from '@kutsu/core/geography';
import { editConsentText } from '@kutsu/core/consents';
import { EditConsentTextInput } from '@kutsu/core/consents/model';
import { addOrganisation } from '@kutsu/core/organisations';
import { AddOrganisationInput } from '@kutsu/core/organisations/model';
import { createProject, createTargetGroups, setIndicators, setReachTargets } from '@kutsu/core/projects';
import {
	CreateProjectInput,
	CreateTargetGroupsInput,
	SetIndicatorsInput,
	SetReachTargetsInput,
	indicatorPresets,
} from '@kutsu/core/projects/model';
import { createTrainer } from '@kutsu/core/trainers';
import { CreateTrainerInput } from '@kutsu/core/trainers/model';
import { createVenue } from '@kutsu/core/venues';
import { CreateVenueInput } from '@kutsu/core/venues/model';
import { regionOfMunicipality } from '@kutsu/core/geography';
import type { Calendar } from './dates.ts';
import { trainingOfToday } from './dates.ts';
import type { DemoData } from './data.ts';
import { loadFeeds } from './feeds.ts';
import { loadForms } from './forms.ts';
import { grantedOf } from './granted.ts';
import type { Loaded } from './loaded.ts';
import { ParticipantMix } from './mix.ts';
import { loadProgram } from './program.ts';
import { loadSeminar } from './seminar.ts';
import { createDemoSignIns } from './staff.ts';
import { loadTraining } from './training.ts';
import { loadWays } from './ways.ts';

const demoSlug = 'demo-nrm';

export async function loadEverything(
	ctx: Context,
	data: DemoData,
	calendar: Calendar,
	say: (detail: string) => void,
): Promise<void> {
	const begun: Context = {
		...ctx,
		now: () => earlier(ctx.now(), calendar.instant(data.project.period.start, '09:00')),
	};
	say('project, courses, venues and trainers');
	const loaded = await loadFrame(begun, data, calendar);
	const mix = new ParticipantMix(data, await municipalitiesByRegion(ctx));
	const inOrder = data.trainings.toSorted((a, b) => a.date.localeCompare(b.date));
	const trainingIds = new Map<string, string>();
	for (const [index, training] of inOrder.entries()) {
		say(`training ${index + 1} of ${inOrder.length}`);
		const { trainingId } = await loadTraining(ctx, loaded, training, calendar, mix.registrationsOf(training));
		trainingIds.set(training.code, trainingId);
		if (training.code === trainingOfToday) {
			const trainerId = loaded.trainers.get(training.trainers[0] ?? '') ?? '';
			const userId = await createDemoSignIns(begun, loaded.project.id, {
				trainingId,
				trainerId,
				onDate: calendar.today ?? training.date,
			});
			await loadFeeds(begun, loaded, userId);
		}
	}
	say('what the courses ask');
	await loadForms(begun, loaded);
	say('other ways in');
	await loadWays(ctx, data, loaded, calendar, trainingIds);
	say('the final seminar and its program');
	await loadProgram(ctx, data, loaded, calendar, await loadSeminar(ctx, data, loaded, calendar));
}

async function loadFrame(ctx: Context, data: DemoData, calendar: Calendar): Promise<Loaded> {
	const project = demoSlug;
	const { projectId } = await grantedOf(
		createProject(
			ctx,
			CreateProjectInput.parse({
				code: data.project.code,
				slug: project,
				codePrefix: 'NRM',
				title: data.project.title,
				description: {
					fi: 'Kuvitteellinen hanke, joka näyttää Kutsun käytössä. Koulutukset, paikat ja ihmiset ovat keksittyjä.',
					sv: 'Ett fiktivt projekt som visar Kutsu i bruk. Utbildningar, platser och personer är påhittade.',
					en: 'A fictional project that shows Kutsu in use. Trainings, places and people are invented.',
				},
				organiser: { fi: 'Esimerkkiministeriö', sv: 'Exempelministeriet', en: 'Example Ministry' },
				requiredLocales: ['fi', 'sv'],
				periodStart: calendar.day(data.project.period.start),
				periodEnd: calendar.day(data.project.period.end),
				fund: data.project.funding.fund,
				fundingStatement: data.project.funding.statement,
				registryNumbers: ['VN/00000/2022'],
				contactEmail: 'koulutukset@example.org',
				isDemo: true,
			}),
		),
	);
	const groups = data.targetGroups.map(({ id, fi, sv, en, sensitiveWorkplace }) => ({
		key: id,
		name: { fi, sv, en },
		isSensitiveWorkplace: sensitiveWorkplace,
	}));
	await grantedOf(createTargetGroups(ctx, CreateTargetGroupsInput.parse({ project, groups })));
	const organisations = [
		...data.policeDepartments.map((one) => ({ ...one, type: 'police' })),
		...data.wellbeingCounties.map((one) => ({ ...one, type: 'health' })),
	];
	for (const { fi, sv, type } of organisations)
		await grantedOf(addOrganisation(ctx, AddOrganisationInput.parse({ project, name: { fi, sv }, type })));
	const targets = [
		{ dimension: 'total', key: 'all', targetPersons: data.project.indicatorTargets['O.3.1'] },
		...Object.entries(data.regionalTargets).map(([key, targetPersons]) => ({
			dimension: 'region',
			key,
			targetPersons,
		})),
	];
	await setReachTargets(ctx, SetReachTargetsInput.parse({ project, targets }));
	for (const [kind, body] of Object.entries(consentTexts))
		await editConsentText(ctx, EditConsentTextInput.parse({ project, kind, version: 0, body }));
	await setIndicators(ctx, SetIndicatorsInput.parse({ project, indicators: indicatorsOf(data) }));

	const courses = new Map<string, string>();
	for (const { id, title, targetGroups, durationMinutes } of data.courses) {
		const input = CreateCourseInput.parse({
			project,
			key: id,
			title,
			durationMinutes,
			targetGroupKeys: targetGroups,
		});
		courses.set(id, (await grantedOf(createCourse(ctx, input))).courseId);
	}
	const series = new Map<string, string>();
	for (const { id, title } of data.series) {
		series.set(
			id,
			(await grantedOf(createSeries(ctx, CreateSeriesInput.parse({ project, key: id, title })))).seriesId,
		);
	}
	const venues = new Map<string, { id: string; roomId: string }>();
	for (const venue of data.venues) {
		const { venueId, roomIds } = await createVenue(
			ctx,
			CreateVenueInput.parse({
				project,
				name: venue.name,
				municipalityCode: venue.municipality.code,
				latitude: venue.municipality.latitude,
				longitude: venue.municipality.longitude,
				access: venue.accessibility,
				capacitySeats: venue.capacity,
				rooms: venue.rooms.map((room) => ({ name: room.name, capacitySeats: room.capacity })),
			}),
		);
		venues.set(venue.id, { id: venueId, roomId: roomIds[0] ?? '' });
	}
	const trainers = new Map<string, string>();
	for (const { id, role, languages, homeRegion, protected: isProtected } of data.trainers) {
		const input = CreateTrainerInput.parse({
			project,
			key: id,
			role,
			languages,
			homeRegionCode: homeRegion,
			isProtected,
		});
		trainers.set(id, (await grantedOf(createTrainer(ctx, input))).trainerId);
	}
	return { project: { id: projectId, slug: project }, courses, series, venues, trainers };
}

function indicatorsOf(data: DemoData) {
	return (indicatorPresets['ISF'] ?? []).flatMap((indicator) => {
		const target = data.project.indicatorTargets[indicator.code];
		return target === undefined ? [] : [{ ...indicator, target }];
	});
}

async function municipalitiesByRegion(ctx: Context): Promise<Map<string, string[]>> {
	const byRegion = new Map<string, string[]>();
	for (const { code } of await municipalities(ctx)) {
		const region = await regionOfMunicipality(ctx, code);
		if (region !== undefined) byRegion.set(region, [...(byRegion.get(region) ?? []), code]);
	}
	return byRegion;
}

function earlier(a: Date, b: Date): Date {
	return a < b ? a : b;
}

/** What the demo asks consent to, in words of its own. */
const consentTexts = {
	photo: {
		fi: 'Minua saa kuvata koulutuksessa, ja kuvia saa julkaista hankkeen verkkosivuilla ja raporteissa.',
		sv: 'Jag får fotograferas på utbildningen och bilderna får publiceras på projektets webbplats och i rapporter.',
		en: 'I may be photographed at the training, and the pictures may be published on the project’s website and in reports.',
	},
	mailing_list: {
		fi: 'Hanke saa kertoa minulle sähköpostilla uusista koulutuksista ja materiaaleista.',
		sv: 'Projektet får berätta för mig per e-post om nya utbildningar och material.',
		en: 'The project may tell me by e-mail of new trainings and materials.',
	},
} as const;
