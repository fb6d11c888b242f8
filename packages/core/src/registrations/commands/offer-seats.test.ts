import { newId } from '@kutsu/kernel';
import { freshWorld } from '@kutsu/testing';
import type { World } from '@kutsu/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import type { RegistrationState } from '../model.ts';
import { RegisterInput } from '../model.ts';
import { registrationToken, seatCountsThatDiffer } from '../queries.ts';
import { acceptSeat } from './accept-seat.ts';
import { cancelMyRegistration } from './cancel-registration.ts';
import { endTransfer } from './end-transfer.ts';
import { expireOffer } from './expire-offer.ts';
import { offerSeats } from './offer-seats.ts';
import { register } from './register.ts';
import { takeBackMySeat } from './take-back-seat.ts';
import { transferMySeat } from './transfer-seat.ts';

const world = await freshWorld();
const visitor = world.as('public');
const people = 8;

type Deed =
	| { readonly kind: 'register' | 'leave' | 'accept' | 'take-back'; readonly person: number }
	| { readonly kind: 'transfer'; readonly person: number; readonly to: number }
	| { readonly kind: 'expire' }
	| { readonly kind: 'raise' };

const person = fc.nat(people - 1);
const deeds = fc.array(
	fc.oneof(
		{ weight: 6, arbitrary: fc.record({ kind: fc.constant('register' as const), person }) },
		{ weight: 3, arbitrary: fc.record({ kind: fc.constant('leave' as const), person }) },
		{ weight: 3, arbitrary: fc.record({ kind: fc.constant('accept' as const), person }) },
		{
			weight: 2,
			arbitrary: fc.record({ kind: fc.constant('transfer' as const), person, to: person }),
		},
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('take-back' as const), person }) },
		{ weight: 1, arbitrary: fc.constant({ kind: 'expire' as const }) },
		{ weight: 1, arbitrary: fc.constant({ kind: 'raise' as const }) },
	),
	{ minLength: 10, maxLength: 30 },
);

/** Odd people are police, of whom the quota takes one; the room takes three. */
const isPolice = (one: number) => one % 2 === 1;

/** What should happen, in memory: a line in order of arrival, two limits, and offers that hold a seat. */
class Model {
	#capacity = 3;
	readonly #states = new Map<number, RegistrationState>();
	/** Those in line, first to last. */
	#line: number[] = [];
	/** To whom a seat is offered by its holder, who keeps it until they accept; null: to one who had a place already. */
	readonly #promised = new Map<number, number | null>();

	do(deed: Deed): void {
		switch (deed.kind) {
			case 'register':
				if (this.#isLive(deed.person)) return;
				if (this.#hasSeat(deed.person)) this.#states.set(deed.person, 'confirmed');
				else {
					this.#states.set(deed.person, 'waitlisted');
					this.#line.push(deed.person);
				}
				return;
			case 'leave': {
				if (!this.#isLive(deed.person)) return;
				this.#line = this.#line.filter((one) => one !== deed.person);
				const was = this.#states.get(deed.person);
				this.#states.set(deed.person, 'cancelled');
				const giver = this.#giverTo(deed.person);
				if (giver !== undefined) {
					this.#promised.delete(giver);
					return;
				}
				const colleague = this.#promised.get(deed.person);
				this.#promised.delete(deed.person);
				if (colleague !== undefined && colleague !== null) this.#states.set(colleague, 'cancelled');
				if (was !== 'waitlisted') this.#offer();
				return;
			}
			case 'accept':
				if (this.#states.get(deed.person) === 'offered') this.#accept(deed.person);
				return;
			case 'take-back': {
				const colleague = this.#promised.get(deed.person);
				this.#promised.delete(deed.person);
				if (colleague !== undefined && colleague !== null) this.#states.set(colleague, 'cancelled');
				return;
			}
			case 'transfer': {
				const { person, to } = deed;
				if (person === to || this.#states.get(person) !== 'confirmed' || this.#promised.has(person)) return;
				if (!this.#mayFollow(to, person)) return;
				this.#promised.set(person, this.#isLive(to) ? null : to);
				if (!this.#isLive(to)) this.#states.set(to, 'offered');
				return;
			}
			case 'expire':
				// All deadlines are one moment: those who lapse have all gone before anyone is asked anew.
				for (const [one, state] of this.#states) {
					if (state === 'offered') this.#states.set(one, 'cancelled');
				}
				this.#promised.clear();
				this.#offer();
				return;
			case 'raise':
				this.#capacity++;
				this.#offer();
		}
	}

	states(): Record<number, RegistrationState> {
		return Object.fromEntries(this.#states);
	}

	#isLive(one: number): boolean {
		return this.#states.has(one) && this.#states.get(one) !== 'cancelled';
	}

	/** Who offers their own seat to this person. */
	#giverTo(one: number): number | undefined {
		return [...this.#promised].find(([, to]) => to === one)?.[0];
	}

	/** Whether the quota has a seat for one who comes in another's place. */
	#mayFollow(to: number, giver: number): boolean {
		return !isPolice(to) || isPolice(giver) || !this.#seated().some(isPolice);
	}

	#accept(one: number): void {
		const giver = this.#giverTo(one);
		if (giver !== undefined && !this.#mayFollow(one, giver)) return;
		this.#states.set(one, 'confirmed');
		if (giver === undefined) return;
		this.#promised.delete(giver);
		this.#states.set(giver, 'cancelled');
		this.#offer();
	}

	#seated(): number[] {
		return [...this.#states].flatMap(([one, state]) =>
			state === 'confirmed' || (state === 'offered' && this.#giverTo(one) === undefined) ? [one] : [],
		);
	}

	#hasSeat(one: number): boolean {
		const seated = this.#seated();
		return seated.length < this.#capacity && (!isPolice(one) || !seated.some(isPolice));
	}

	#offer(): void {
		for (const one of [...this.#line]) {
			if (!this.#hasSeat(one)) continue;
			this.#line = this.#line.filter((other) => other !== one);
			this.#states.set(one, 'offered');
		}
	}
}

/** The same deeds through the commands. */
class Installation {
	readonly #training: { readonly id: string; readonly code: string };
	readonly #latest = new Map<number, string>();
	readonly #world: World;

	constructor(world: World, training: { readonly id: string; readonly code: string }) {
		this.#world = world;
		this.#training = training;
	}

	async do(deed: Deed): Promise<void> {
		switch (deed.kind) {
			case 'register':
				return this.#register(deed.person);
			case 'leave': {
				const token = await this.#liveTokenOf(deed.person);
				if (token !== undefined) await cancelMyRegistration(visitor, { token });
				return;
			}
			case 'accept': {
				const token = await this.#liveTokenOf(deed.person);
				if (token !== undefined) await acceptSeat(visitor, { token });
				return;
			}
			case 'take-back': {
				const token = await this.#liveTokenOf(deed.person);
				if (token !== undefined) await takeBackMySeat(visitor, { token });
				return;
			}
			case 'transfer':
				return this.#transfer(deed.person, deed.to);
			case 'expire':
				return this.#expire();
			case 'raise':
				await this.#world.owner.query(
					"update seat_pools set capacity_seats = capacity_seats + 1 where training_id = $1 and scope <> 'target_group'",
					[this.#training.id],
				);
				await offerSeats(this.#world.ctx, { trainingId: this.#training.id });
		}
	}

	async states(): Promise<Record<number, RegistrationState>> {
		const { rows } = await this.#world.owner.query<{ id: string; state: RegistrationState }>(
			'select id, state from registrations where training_id = $1',
			[this.#training.id],
		);
		const stateOf = new Map(rows.map((row) => [row.id, row.state]));
		return Object.fromEntries(
			[...this.#latest].flatMap(([one, id]) => {
				const state = stateOf.get(id);
				return state === undefined ? [] : [[one, state]];
			}),
		);
	}

	async #register(one: number): Promise<void> {
		const requestId = newId();
		const input = RegisterInput.parse({
			training: this.#training.code,
			requestId,
			firstName: 'Testi',
			lastName: `Kallio ${one}`,
			email: `testi-${one}@example.org`,
			targetGroup: isPolice(one) ? 'police' : 'social_services',
			mode: 'onsite',
			locale: 'fi',
		});
		const { ok } = await register(visitor, input);
		if (!ok) throw new Error('The registration was refused');
		const { rows } = await this.#world.owner.query<{ id: string }>(
			'select id from registrations where request_id = $1',
			[requestId],
		);
		if (rows[0]) this.#latest.set(one, rows[0].id);
	}

	async #transfer(person: number, to: number): Promise<void> {
		const id = this.#latest.get(person);
		const token = this.#tokenOf(person);
		if (id === undefined || token === undefined || (await this.#isOver(id))) return;
		const { ok } = await transferMySeat(visitor, {
			...{ token, firstName: 'Testi', lastName: `Kallio ${to}`, email: `testi-${to}@example.org` },
			...{ targetGroup: isPolice(to) ? 'police' : 'social_services', locale: 'fi' },
		});
		if (!ok) return;
		const { rows } = await this.#world.owner.query<{ id: string }>(
			'select to_registration_id as id from seat_transfers where from_registration_id = $1 and to_registration_id is not null and ended_at is null',
			[id],
		);
		if (rows[0]) this.#latest.set(to, rows[0].id);
	}

	/** One who never accepted a seat they were given is erased, and their link with them. */
	async #isOver(id: string): Promise<boolean> {
		const { rows } = await this.#world.owner.query(
			"select from registrations where id = $1 and state = 'cancelled'",
			[id],
		);
		return rows.length > 0;
	}

	async #expire(): Promise<void> {
		const { rows } = await this.#world.owner.query<{ id: string; at: Date }>(
			"select id, offer_expires_at as at from registrations where training_id = $1 and state = 'offered' and source <> 'transfer' order by offer_expires_at, id",
			[this.#training.id],
		);
		const promised = await this.#world.owner.query<{ id: string; at: Date }>(
			'select x.id, x.expires_at as at from seat_transfers x join registrations r on r.id = x.from_registration_id where r.training_id = $1 and x.ended_at is null',
			[this.#training.id],
		);
		for (const { id, at } of promised.rows)
			await endTransfer({ ...this.#world.ctx, now: () => at }, { transferId: id });
		// Lapsing one by one offers in between; the same people in the end, for each leaves before any comes back.
		for (const { id, at } of rows) {
			const atDeadline: Context = { ...this.#world.ctx, now: () => at };
			await expireOffer(atDeadline, { registrationId: id });
		}
	}

	async #liveTokenOf(one: number): Promise<string | undefined> {
		const id = this.#latest.get(one);
		return id === undefined || (await this.#isOver(id)) ? undefined : this.#tokenOf(one);
	}

	#tokenOf(one: number): string | undefined {
		const id = this.#latest.get(one);
		return id === undefined ? undefined : registrationToken(this.#world.ctx, { id, linkGeneration: 1 });
	}
}

test('whatever people do, in any order: the states of the model, counters true, nobody overtaken', async () => {
	await fc.assert(
		fc.asyncProperty(deeds, async (given) => {
			const training = await world.training({ capacity: 3, startsAt: '2026-03-24T07:00:00Z' });
			await world.owner.query(
				`insert into seat_pools (project_id, id, training_id, scope, target_group_id, capacity_seats)
				 select $1, gen_random_uuid(), $2, 'target_group', g.id, 1 from target_groups g where g.project_id = $1 and g.key = 'police'`,
				[training.projectId, training.id],
			);
			const [model, installation] = [new Model(), new Installation(world, training)];
			for (const deed of given) {
				model.do(deed);
				await installation.do(deed);
				expect(await installation.states()).toEqual(model.states());
			}
			expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
		}),
		{ numRuns: 60 },
	);
});
