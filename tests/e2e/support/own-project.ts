import { createCourse } from '@kutsu/core/courses';
import { CreateCourseInput } from '@kutsu/core/courses/model';
import { createProject, createTargetGroups } from '@kutsu/core/projects';
import { CreateProjectInput, CreateTargetGroupsInput } from '@kutsu/core/projects/model';
import { createTraining, publishTraining } from '@kutsu/core/trainings';
import { CreateTrainingInput } from '@kutsu/core/trainings/model';
import { createVenue } from '@kutsu/core/venues';
import { CreateVenueInput } from '@kutsu/core/venues/model';
import { openDatabase } from '@kutsu/db';
import type { Context } from '@kutsu/core/context';
import { newId } from '@kutsu/kernel';
import { parseKeys, signedLink } from '@kutsu/kernel/keys';
import { clock, installation, keys, own, urls } from './installation.ts';

const texts = (fi: string, sv: string, en: string) => ({ fi, sv, en });

/** Acts as the system on the installation under test, through the product's own commands. */
export async function actingOn<Result>(
	databaseAppUrl: string,
	act: (ctx: Context) => Promise<Result>,
): Promise<Result> {
	const database = openDatabase(databaseAppUrl, { maxConnections: 2 });
	const silent = () => undefined;
	try {
		return await act({
			database,
			actor: { kind: 'system', name: 'journeys' },
			now: () => new Date(clock),
			keys: parseKeys(keys),
			requestId: newId(),
			log: { info: silent, warn: silent, error: silent },
			settings: { publicUrl: urls.public, adminUrl: urls.admin, hasSmtp: true },
		});
	} finally {
		await database.pool.end();
	}
}

export function makeOwnProject(databaseAppUrl: string): Promise<void> {
	return actingOn(databaseAppUrl, async (ctx) => {
		await createProject(
			ctx,
			CreateProjectInput.parse({
				code: 'OMA',
				slug: own.slug,
				codePrefix: own.prefix,
				title: texts('Oma hanke', 'Eget projekt', 'Own project'),
				organiser: texts('Virasto', 'Myndighet', 'Agency'),
				requiredLocales: ['fi', 'sv'],
				periodStart: '2026-01-01',
				periodEnd: '2027-12-31',
				fund: 'ISF',
				contactEmail: 'hanke@example.org',
				fundingStatement: texts(
					'Euroopan unionin osarahoittama',
					'Medfinansieras av Europeiska unionen',
					'Co-funded by the European Union',
				),
			}),
		);
		const groups = [
			{ key: 'police', name: texts('Poliisi', 'Polisen', 'Police') },
			{ key: 'health_care', name: texts('Terveydenhuolto', 'Hälso- och sjukvården', 'Health care') },
		];
		await createTargetGroups(ctx, CreateTargetGroupsInput.parse({ project: own.slug, groups }));
	});
}

export type OwnTraining = {
	readonly trainingId: string;
	readonly code: string;
	readonly sessionIds: readonly string[];
};

/** A published training in Oulu, three weeks ahead, for one journey alone; of the own project, when no other is named. */
export function ownTraining(name: string, facts: Partial<CreateTrainingInput> = {}): Promise<OwnTraining> {
	const project = facts.project ?? own.slug;
	return actingOn(installation().databaseAppUrl, async (ctx) => {
		const key = `${name
			.normalize('NFD')
			.toLowerCase()
			.replaceAll(/\p{M}/gu, '')
			.replaceAll(/[^a-z0-9]+/g, '-')}-${newId().slice(-6)}`;
		const title = texts(`${name} (suomeksi)`, `${name} (på svenska)`, `${name} (in English)`);
		const course = await createCourse(
			ctx,
			CreateCourseInput.parse({
				project,
				key,
				title,
				durationMinutes: 180,
				targetGroupKeys: ['police'],
			}),
		);
		if (!course.ok) throw new Error('The course was refused');
		const venue = await createVenue(
			ctx,
			CreateVenueInput.parse({
				project,
				name: texts('Äyräsen talo', 'Äyräs hus', 'Äyräs House'),
				municipalityCode: '564',
				streetAddress: 'Esimerkkikatu 1',
				postalCode: '90100',
				capacitySeats: 40,
				rooms: [{ name: texts('Sali Å', 'Sal Å', 'Room Å'), capacitySeats: 40 }],
			}),
		);
		const training = await createTraining(
			ctx,
			CreateTrainingInput.parse({
				project,
				courseId: course.courseId,
				format: 'regional_onsite',
				mode: 'onsite',
				venueId: venue.venueId,
				onsiteSeats: 20,
				languages: ['fi'],
				sessions: [
					{ startsAt: '2026-11-11T09:00', endsAt: '2026-11-11T12:30', roomId: venue.roomIds[0] ?? null },
				],
				...facts,
			}),
		);
		const published = await publishTraining(ctx, {
			project,
			trainingId: training.trainingId,
			revision: 1,
		});
		if (!published.ok) throw new Error('The training was not published');
		return training;
	});
}

/** The token at which a training that is not public is found. */
export function linkTokenOf(training: Pick<OwnTraining, 'trainingId'>): string {
	return signedLink(parseKeys(keys), { linkId: training.trainingId, generation: 1, purpose: 'training' });
}
