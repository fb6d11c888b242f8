import { seatCountsThatDiffer } from '@kutsu/core/registrations';
import type { Registered } from '@kutsu/core/registrations/model';
import { startHost } from './hosts.ts';
import type { Bench } from './installation.ts';
import { keptConnection } from './load.ts';
import { percentile } from './measure.ts';
import type { Measure } from './measure.ts';
import { aPerson, asRequest, readRegistered } from './register.ts';

const people = 1000;
const seats = 40;
/** Requests received further apart than this are served in their order. */
const fairWithinMs = 100;

type Came = {
	readonly requestId: string;
	readonly sentAt: number;
	readonly answeredAt: number;
	readonly registered: Registered;
};

/** A thousand people for forty seats through HTTP: at once, and over two seconds; and by the form of the public site. */
export async function benchRush(bench: Bench): Promise<Measure[]> {
	const api = await startHost('apps/api/src/main.ts', bench.apiEnvironment, '/health');
	const site = await startHost(
		'apps/public/server/main.ts',
		{ ...bench.siteEnvironment, API_URL: `http://127.0.0.1:${api.port}` },
		'/health',
	);
	try {
		return [
			...(await rushTo(bench, 'the rush at once', api.port, 0)),
			...(await rushTo(bench, 'the rush over two seconds', api.port, 2000)),
			await rushToTheForm(bench, site.port),
		];
	} finally {
		await site.stop();
		await api.stop();
	}
}

async function rushTo(bench: Bench, name: string, port: number, overMs: number): Promise<Measure[]> {
	const training = await bench.training({ onsiteSeats: seats });
	const connections = await Promise.all(Array.from({ length: people }, () => keptConnection(port)));
	const came = await Promise.all(
		connections.map(async (connection, index): Promise<Came> => {
			const person = aPerson(training.code);
			await new Promise((go) => setTimeout(go, (overMs * index) / people));
			const sentAt = performance.now();
			const answer = await connection.ask(asRequest(person));
			const answeredAt = performance.now();
			return { requestId: person.requestId, sentAt, answeredAt, registered: readRegistered(answer) };
		}),
	);
	for (const connection of connections) connection.close();
	const { isRight, detail, arrivals } = await look(bench, training.id, came);
	const waits = came.map(({ sentAt, answeredAt }) => answeredAt - sentAt);
	const inversions = inversionsOf(came, arrivals);
	return [
		{ name, ratio: isRight ? 1 : 0, atLeast: 1, detail },
		{
			name: `${name}: latency`,
			ratio: null,
			detail: `median ${percentile(waits, 0.5).toFixed(0)} ms, p99 ${percentile(waits, 0.99).toFixed(0)} ms`,
		},
		{
			name: `${name}: overtaken by one who came over ${fairWithinMs} ms later`,
			ratio: inversions,
			atMost: 0,
			detail: `of ${people} people`,
		},
	];
}

/** Forty have seats, the rest are told their places, each place is the order of arrival, and nobody is there twice. */
async function look(
	bench: Bench,
	trainingId: string,
	came: readonly Pick<Came, 'requestId' | 'registered'>[],
) {
	const { rows } = await bench.owner.pool.query<{ requestId: string; arrival: number; state: string }>(
		'select request_id as "requestId", arrival, state from registrations where training_id = $1',
		[trainingId],
	);
	const arrivals = new Map(rows.map((row) => [row.requestId, row.arrival]));
	const confirmed = rows.filter((row) => row.state === 'confirmed').length;
	const isInOrder = came.every(({ requestId, registered }) => {
		const arrival = arrivals.get(requestId) ?? Number.NaN;
		return registered.state === 'waitlisted'
			? registered.place === arrival - seats
			: registered.state === 'confirmed' && arrival <= seats;
	});
	const differ = await seatCountsThatDiffer(bench.ctx);
	const isRight = confirmed === seats && rows.length === people && isInOrder && differ.length === 0;
	return {
		isRight,
		arrivals,
		detail: `${confirmed} confirmed of ${rows.length}; places ${isInOrder ? 'are' : 'are NOT'} the order of claims`,
	};
}

/** How many were served after someone whose request came more than `fairWithinMs` later. */
function inversionsOf(came: readonly Came[], arrivals: ReadonlyMap<string, number>): number {
	const inOrder = came
		.map(({ requestId, sentAt }) => ({ sentAt, arrival: arrivals.get(requestId) ?? Number.NaN }))
		.toSorted((a, b) => a.sentAt - b.sentAt);
	let inversions = 0;
	let later = inOrder.length;
	let earliest = Number.POSITIVE_INFINITY;
	for (const one of inOrder.toReversed()) {
		while (later > 0 && (inOrder[later - 1]?.sentAt ?? 0) > one.sentAt + fairWithinMs) {
			later -= 1;
			earliest = Math.min(earliest, inOrder[later]?.arrival ?? earliest);
		}
		if (one.arrival > earliest) inversions += 1;
	}
	return inversions;
}

/** The same through the site's form without scripts: every answer leads to the outcome, none is an error page. */
async function rushToTheForm(bench: Bench, port: number): Promise<Measure> {
	const training = await bench.training({ onsiteSeats: seats });
	const path = `/fi/koulutukset/${training.code}/ilmoittaudu`;
	const connections = await Promise.all(Array.from({ length: people }, () => keptConnection(port)));
	const waits = await Promise.all(
		connections.map(async (connection) => {
			const { requestId, firstName, lastName, email, targetGroup, mode } = aPerson(training.code);
			const empty = {
				phone: '',
				organisation: '',
				municipality: '',
				proof: '',
				emailAsked: '',
				emailAnswer: '',
			};
			const body = new URLSearchParams({
				...{ requestId, firstName, lastName, email, targetGroup, mode },
				...empty,
			}).toString();
			const head = [
				`POST ${path} HTTP/1.1`,
				'Host: localhost',
				'Origin: http://localhost',
				'Content-Type: application/x-www-form-urlencoded',
				`Content-Length: ${Buffer.byteLength(body)}`,
			];
			const sentAt = performance.now();
			const { status } = await connection.ask(Buffer.from([...head, '', body].join('\r\n')));
			if (status !== 303) throw new Error(`The form was answered ${status}`);
			return performance.now() - sentAt;
		}),
	);
	for (const connection of connections) connection.close();
	const { rows } = await bench.owner.pool.query<{ confirmed: number; people: number }>(
		"select count(*) filter (where state = 'confirmed')::int as confirmed, count(distinct participant_id)::int as people from registrations where training_id = $1",
		[training.id],
	);
	const [found] = rows;
	return {
		name: 'the rush to the form of the site',
		ratio: found?.confirmed === seats && found.people === people ? 1 : 0,
		atLeast: 1,
		detail: `${found?.confirmed} confirmed of ${found?.people}, no error page; median ${percentile(waits, 0.5).toFixed(0)} ms, p99 ${percentile(waits, 0.99).toFixed(0)} ms`,
	};
}
