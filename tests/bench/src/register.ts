import type { Context } from '@kutsu/core/context';
import { register, seatCountsThatDiffer } from '@kutsu/core/registrations';
import { RegisterInput } from '@kutsu/core/registrations/model';
import { newId } from '@kutsu/kernel';
import type { Bench } from './installation.ts';
import { inTurns, perSecond } from './measure.ts';
import type { Measure } from './measure.ts';
import { recording, replay } from './replay.ts';

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
		await register({ ...asPublic, database: { ...bench.database, pool } }, example);
		const raw = async (index: number) => {
			const person = aPerson(code(index));
			const fresh = new Map([
				[example.training, person.training],
				[example.requestId, person.requestId],
				[example.email, person.email],
				[example.firstName, person.firstName],
				[
					`${example.firstName} ${example.lastName}`.toLowerCase(),
					`${person.firstName} ${person.lastName}`.toLowerCase(),
				],
				[
					`${example.firstName} ${example.lastName} ${example.email}`.toLowerCase(),
					`${person.firstName} ${person.lastName} ${person.email}`.toLowerCase(),
				],
			]);
			await replay(bench.database.pool, statements, fresh, bench.keptIds);
		};
		const operations = codes.length === 1 ? 600 : 1500;
		const rates = await inTurns(3, {
			ours: () => perSecond(operations, concurrency, (index) => register(asPublic, aPerson(code(index)))),
			raw: () => perSecond(operations, concurrency, raw),
			claim: () =>
				perSecond(operations, concurrency, (index) => bench.bareClaim(codes.length === 1 ? 0 : index % 200)),
		});
		measures.push(
			{
				name,
				ratio: rates.ours / rates.raw,
				atLeast: 0.6,
				detail: `${statements.length} round trips; the bare one-statement claim would give ${(rates.ours / rates.claim).toFixed(2)}`,
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
