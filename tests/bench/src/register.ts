import type { Context } from '@kutsu/core/context';
import { register, seatCountsThatDiffer } from '@kutsu/core/registrations';
import { RegisterInput } from '@kutsu/core/registrations/model';
import type { Registered } from '@kutsu/core/registrations/model';
import { newId, present } from '@kutsu/kernel';
import { keyedDigest } from '@kutsu/kernel/keys';
import { startHost } from './hosts.ts';
import type { Bench } from './installation.ts';
import { keptConnection } from './load.ts';
import type { Answer } from './load.ts';
import { inTurns, perSecond, rateOf, ratioOf } from './measure.ts';
import type { Measure } from './measure.ts';
import { recording, replayOf } from './replay.ts';

const rounds = 5;
let made = 0;

export function aPerson(training: string): RegisterInput {
	const number = ++made;
	return RegisterInput.parse({
		training,
		requestId: newId(),
		firstName: `Testi${number}`,
		lastName: 'Kallio',
		email: `testi${number}@example.org`,
		organisation: 'Laitos',
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'fi',
	});
}

/** What the caller puts in, and what is made of it before it is sent. */
function putIn(bench: Bench, person: RegisterInput): Record<string, string> {
	const name = `${person.firstName} ${person.lastName}`.toLowerCase();
	return {
		training: person.training,
		requestId: person.requestId,
		email: person.email,
		firstName: person.firstName,
		name,
		search: `${name} ${person.email} laitos`,
		address: keyedDigest(bench.ctx.keys, 'address', person.email),
	};
}

async function confirmed(answer: ReturnType<typeof register>): Promise<void> {
	const result = await answer;
	if (!result.ok || result.registered.state !== 'confirmed')
		throw new Error('A registration was not confirmed');
}

/** Both sides took seats: each registration and claim that was counted stands. */
async function allSeatsTrue(bench: Bench): Promise<void> {
	const differ = await seatCountsThatDiffer(bench.ctx);
	if (differ.length > 0) throw new Error(`The counts of ${differ.length} seat pools are not true`);
}

/** What one form is as an HTTP request to the API, as the public site sends it. */
export function asRequest(person: RegisterInput): Buffer {
	const body = JSON.stringify({ json: person });
	return Buffer.from(
		[
			'POST /api/public/registrations.register HTTP/1.1',
			'Host: localhost',
			'Content-Type: application/json',
			`Content-Length: ${Buffer.byteLength(body)}`,
			'',
			body,
		].join('\r\n'),
	);
}

/** What the API answered, or the fault that it is no such answer. */
export function readRegistered({ status, body }: Answer): Registered {
	const read = JSON.parse(body.toString()) as {
		result?: { data: { json: { ok: boolean; registered: Registered } } };
	};
	const answer = read.result?.data.json;
	if (status !== 200 || !answer?.ok)
		throw new Error(`Registering was answered ${status}: ${body.toString()}`);
	return answer.registered;
}

/** Registering by the command and through HTTP, against the same statements by bare pg, and the least any fair claim must do. */
export async function benchRegister(bench: Bench): Promise<Measure[]> {
	const asPublic: Context = { ...bench.ctx, actor: { kind: 'public' } };
	const api = await startHost('apps/api/src/main.ts', bench.apiEnvironment, '/health');
	const measures: Measure[] = [];
	for (const quotas of [0, 1, 4] as const) {
		for (const count of [200, 1] as const) {
			const trainings = await Promise.all(
				Array.from({ length: count }, () => bench.training({ onsiteSeats: 100_000 })),
			);
			if (quotas !== 0) for (const { id } of trainings) await bench.shareOut(id, quotas);
			// The first of an organisation makes its pool: not what is measured.
			for (const { code } of trainings) await confirmed(register(asPublic, aPerson(code)));
			measures.push(
				...(await benchOne(bench, asPublic, api.port, {
					name: `register ${count === 1 ? 'on one hot training' : 'over 200 trainings'}, ${quotas} quotas`,
					codes: trainings.map(({ code }) => code),
					concurrency: count === 1 ? 4 : 10,
				})),
			);
			await allSeatsTrue(bench);
		}
	}
	await api.stop();
	measures.push(await thousandForForty(bench, asPublic));
	return measures;
}

async function benchOne(
	bench: Bench,
	asPublic: Context,
	apiPort: number,
	{ name, codes, concurrency }: { name: string; codes: readonly string[]; concurrency: number },
): Promise<Measure[]> {
	const code = (index: number) => codes[index % codes.length] ?? '';
	const { pool, statements } = recording(bench.database.pool);
	const example = aPerson(code(0));
	await confirmed(register({ ...asPublic, database: { ...bench.database, pool } }, example));
	const again = replayOf(
		statements,
		new Map(Object.entries(putIn(bench, example)).map(([key, value]) => [value, key])),
		bench.keptIds,
	);
	/** Connections of its own for each round: the server lets go of those that are silent while others are measured. */
	const throughHttp = async () => {
		const connections = await Promise.all(Array.from({ length: concurrency }, () => keptConnection(apiPort)));
		const free = [...connections];
		const rate = await perSecond(operations, concurrency, async (index) => {
			const connection = present(free.pop(), 'free connection');
			const { state } = readRegistered(await connection.ask(asRequest(aPerson(code(index)))));
			free.push(connection);
			if (state !== 'confirmed') throw new Error('A registration was not confirmed');
		});
		for (const connection of connections) connection.close();
		return rate;
	};
	const operations = codes.length === 1 ? 300 : 400;
	const turns = await inTurns(rounds, {
		ours: () =>
			perSecond(operations, concurrency, (index) => confirmed(register(asPublic, aPerson(code(index))))),
		http: throughHttp,
		raw: () =>
			perSecond(operations, concurrency, (index) =>
				again(bench.database.pool, putIn(bench, aPerson(code(index)))),
			),
		claim: () =>
			perSecond(operations, concurrency, (index) => bench.bareClaim(codes.length === 1 ? 0 : index % 200)),
	});
	return [
		{
			name,
			ratio: ratioOf(turns, 'ours', 'raw'),
			atLeast: 0.6,
			detail: `${rateOf(turns.ours)} against ${rateOf(turns.raw)}`,
		},
		{
			name: `${name}: through HTTP`,
			ratio: ratioOf(turns, 'http', 'raw'),
			atLeast: 0.4,
			detail: `${rateOf(turns.http)} against ${rateOf(turns.raw)}`,
		},
		{
			name: `${name}: against the bare one-statement claim`,
			ratio: ratioOf(turns, 'ours', 'claim'),
			detail: `the outer limit, for information; ${rateOf(turns.claim)}`,
		},
		{ name: `${name}: round trips`, ratio: statements.length, atMost: 6, detail: 'begin and commit counted' },
	];
}

async function thousandForForty(bench: Bench, ctx: Context): Promise<Measure> {
	const training = await bench.training({ onsiteSeats: 40 });
	const answers = await Promise.all(
		Array.from({ length: 1000 }, () => register(ctx, aPerson(training.code))),
	);
	const confirmed = answers.filter((one) => one.ok && one.registered.state === 'confirmed').length;
	const places = answers
		.flatMap((one) => (one.ok && one.registered.state === 'waitlisted' ? [one.registered.place] : []))
		.toSorted((a, b) => a - b);
	const inOrder = places.every((place, index) => place === index + 1) && places.length === 960;
	const differ = await seatCountsThatDiffer(bench.ctx);
	const isRight = confirmed === 40 && inOrder && differ.length === 0;
	return {
		name: '1,000 at once for 40 seats',
		ratio: isRight ? 1 : 0,
		atLeast: 1,
		detail: `${confirmed} confirmed, ${places.length} queued 1 to ${places.at(-1) ?? 0}`,
	};
}
