import type { Context } from '@kutsu/core/context';
import { register, seatCountsThatDiffer } from '@kutsu/core/registrations';
import { RegisterInput } from '@kutsu/core/registrations/model';
import { newId } from '@kutsu/kernel';
import type { Bench } from './installation.ts';
import { inTurns, perSecond, rateOf, ratioOf } from './measure.ts';
import type { Measure } from './measure.ts';
import { recording, replayOf } from './replay.ts';

const rounds = 7;
let made = 0;

function aPerson(training: string): RegisterInput {
	const number = ++made;
	return RegisterInput.parse({
		training,
		requestId: newId(),
		firstName: `Testi${number}`,
		lastName: 'Kallio',
		email: `testi${number}@example.org`,
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'fi',
	});
}

/** What the caller puts in, and what is made of it before it is sent. */
function putIn(person: RegisterInput): Record<string, string> {
	const name = `${person.firstName} ${person.lastName}`.toLowerCase();
	return {
		training: person.training,
		requestId: person.requestId,
		email: person.email,
		firstName: person.firstName,
		name,
		search: `${name} ${person.email}`,
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

/** Registering, against the same statements by bare pg, and against the least that any fair claim must do. */
export async function benchRegister(bench: Bench): Promise<Measure[]> {
	const asPublic: Context = { ...bench.ctx, actor: { kind: 'public' } };
	const trainings = await Promise.all(
		Array.from({ length: 200 }, () => bench.training({ onsiteSeats: 100_000 })),
	);
	const measures: Measure[] = [];
	for (const [name, codes, concurrency] of [
		['register over 200 trainings', trainings.map((one) => one.code), 10],
		['register on one hot training', trainings.slice(0, 1).map((one) => one.code), 4],
	] as const) {
		const code = (index: number) => codes[index % codes.length] ?? '';
		const { pool, statements } = recording(bench.database.pool);
		const example = aPerson(code(0));
		await confirmed(register({ ...asPublic, database: { ...bench.database, pool } }, example));
		const again = replayOf(
			statements,
			new Map(Object.entries(putIn(example)).map(([key, value]) => [value, key])),
			bench.keptIds,
		);
		const operations = codes.length === 1 ? 400 : 800;
		const turns = await inTurns(rounds, {
			ours: () =>
				perSecond(operations, concurrency, (index) => confirmed(register(asPublic, aPerson(code(index))))),
			raw: () =>
				perSecond(operations, concurrency, (index) =>
					again(bench.database.pool, putIn(aPerson(code(index)))),
				),
			claim: () =>
				perSecond(operations, concurrency, (index) => bench.bareClaim(codes.length === 1 ? 0 : index % 200)),
		});
		await allSeatsTrue(bench);
		measures.push(
			{
				name,
				ratio: ratioOf(turns, 'ours', 'raw'),
				atLeast: 0.6,
				detail: `${rateOf(turns.ours)} against ${rateOf(turns.raw)}`,
			},
			{
				name: `${name}, against the bare one-statement claim`,
				ratio: ratioOf(turns, 'ours', 'claim'),
				detail: `the outer limit, for information; ${rateOf(turns.claim)}`,
			},
			{
				name: `${name}: round trips`,
				ratio: statements.length,
				atMost: 6,
				detail: 'begin and commit counted',
			},
		);
	}
	measures.push(await thousandForForty(bench, asPublic));
	return measures;
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
