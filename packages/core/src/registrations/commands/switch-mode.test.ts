import { newId } from '@kutsu/kernel';
import { freshWorld } from '@kutsu/testing';
import type { World, WorldTraining } from '@kutsu/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import { InvitePeopleInput } from '../../ways/model.ts';
import type { AttendanceMode, RegistrationState } from '../model.ts';
import { RegisterInput } from '../model.ts';
import { registrationToken, seatCountsThatDiffer } from '../queries.ts';
import { acceptSeat } from './accept-seat.ts';
import { answerRequests, previewAnswers } from './answer-requests.ts';
import { cancelMyRegistration } from './cancel-registration.ts';
import { expireOffer } from './expire-offer.ts';
import { invitePeople } from './invite-people.ts';
import { moveMyRegistration } from './move-registration.ts';
import { offerSeats } from './offer-seats.ts';
import { register } from './register.ts';
import { revokeTrainingInvitation } from './revoke-training-invitation.ts';
import { seatRegistration } from './seat-registration.ts';
import { switchMyMode } from './switch-mode.ts';

const world = await freshWorld();
const visitor = world.as('public');
const desk = world.as('coordinator');
const people = 8;

type Deed =
	| { readonly kind: 'register' | 'use'; readonly person: number; readonly mode: AttendanceMode }
	| {
			readonly kind: 'leave' | 'accept' | 'expire' | 'switch' | 'move' | 'approve' | 'decline' | 'seat';
			readonly person: number;
	  }
	| { readonly kind: 'invite'; readonly ofPolice: boolean }
	| { readonly kind: 'withdraw' | 'raise' | 'gate' };

const person = fc.nat(people - 1);
const mode = fc.constantFrom<AttendanceMode>('onsite', 'onsite', 'online');
const by = <Kind extends string>(weight: number, kind: Kind) => ({
	weight,
	arbitrary: fc.record({ kind: fc.constant(kind), person }),
});
const alone = <Kind extends string>(kind: Kind) => ({ weight: 1, arbitrary: fc.constant({ kind }) });
const deeds = fc.array(
	fc.oneof(
		{ weight: 9, arbitrary: fc.record({ kind: fc.constant('register' as const), person, mode }) },
		{ weight: 2, arbitrary: fc.record({ kind: fc.constant('use' as const), person, mode }) },
		by(3, 'leave' as const),
		by(3, 'accept' as const),
		by(2, 'expire' as const),
		by(3, 'switch' as const),
		by(2, 'move' as const),
		by(3, 'approve' as const),
		by(1, 'decline' as const),
		by(2, 'seat' as const),
		{ weight: 2, arbitrary: fc.record({ kind: fc.constant('invite' as const), ofPolice: fc.boolean() }) },
		alone('withdraw' as const),
		alone('raise' as const),
		alone('gate' as const),
	),
	{ minLength: 15, maxLength: 40 },
);

/** Odd people are police, of whom the quota takes one; the room takes three, the screen two. */
const isPolice = (one: number) => one % 2 === 1;
const groupOf = (one: number) => (isPolice(one) ? 'police' : 'social_services');
const other = { onsite: 'online', online: 'onsite' } as const;

type Place = { readonly state: RegistrationState; readonly mode: AttendanceMode; readonly arrival: number };

/**
 * What should happen, in memory (giving a seat to a colleague is in the model of `offer-seats.test.ts`): a line in order of arrival, three limits, offers and invitations that hold a seat.
 * Nothing is counted but people: a seat beyond capacity is one that is taken, and no seat is free while one is.
 */
class Model {
	readonly #capacity = { onsite: 3, online: 2 };
	readonly #places = new Map<number, Place>();
	/** Seats held by invitations, oldest first. */
	readonly #held: { readonly ofPolice: boolean }[] = [];
	/** Those who went to the other date, which takes one of each mode. */
	readonly #elsewhere = new Map<number, AttendanceMode>();
	#isGated = false;
	#arrivals = 0;

	do(deed: Deed): void {
		switch (deed.kind) {
			case 'register':
				if (this.#isLive(deed.person)) return;
				if (this.#isGated) return this.#come(deed.person, deed.mode, 'requested');
				return this.#come(
					deed.person,
					deed.mode,
					this.#hasSeat(deed.person, deed.mode) ? 'confirmed' : 'waitlisted',
				);
			case 'use': {
				const [link] = this.#held;
				if (!link || this.#isLive(deed.person)) return;
				const isHeld = deed.mode === 'onsite' || this.#isFree(deed.mode);
				const hasQuota = !isPolice(deed.person) || link.ofPolice || this.#hasQuota();
				this.#held.shift();
				this.#come(deed.person, deed.mode, isHeld && hasQuota ? 'confirmed' : 'waitlisted');
				return this.#offer();
			}
			case 'leave':
			case 'expire': {
				const was = this.#places.get(deed.person);
				if (!was || was.state === 'cancelled') return;
				if (deed.kind === 'expire' && was.state !== 'offered') return;
				return this.#end(deed.person, was);
			}
			case 'accept':
			case 'seat': {
				const was = this.#places.get(deed.person);
				const may = deed.kind === 'accept' ? ['offered'] : ['offered', 'waitlisted'];
				if (was && may.includes(was.state)) this.#places.set(deed.person, { ...was, state: 'confirmed' });
				return;
			}
			case 'switch':
				return this.#switch(deed.person);
			case 'move': {
				const was = this.#places.get(deed.person);
				if (!was || was.state === 'cancelled' || was.state === 'requested') return;
				const isThere = this.#elsewhere.has(deed.person);
				if (isThere || [...this.#elsewhere.values()].includes(was.mode)) return;
				this.#elsewhere.set(deed.person, was.mode);
				return this.#end(deed.person, was);
			}
			case 'approve':
			case 'decline': {
				const was = this.#places.get(deed.person);
				if (was?.state !== 'requested') return;
				const given = this.#hasSeat(deed.person, was.mode) ? 'confirmed' : 'waitlisted';
				const state = deed.kind === 'decline' ? 'cancelled' : given;
				this.#places.set(deed.person, { ...was, state });
				return;
			}
			case 'invite':
				if (this.#isFree('onsite') && (!deed.ofPolice || this.#hasQuota())) this.#held.push(deed);
				return;
			case 'withdraw':
				this.#held.shift();
				return this.#offer();
			case 'gate':
				this.#isGated = !this.#isGated;
				return;
			case 'raise':
				this.#capacity.onsite++;
				this.#capacity.online++;
				this.#offer();
		}
	}

	states(): Record<number, string> {
		return Object.fromEntries([...this.#places].map(([one, { state, mode }]) => [one, `${state} ${mode}`]));
	}

	/** How many seats are taken on site, online, of police, and places stood in line for. */
	counts(): Record<string, string> {
		const waiting = this.#line();
		const of = (belongs: (one: number, place: Place) => boolean) =>
			waiting.filter(([one, place]) => belongs(one, place)).length;
		return {
			onsite: `${this.#taken('onsite')} ${of((_, place) => place.mode === 'onsite')}`,
			online: `${this.#taken('online')} ${of((_, place) => place.mode === 'online')}`,
			target_group: `${this.#police()} ${of(isPolice)}`,
		};
	}

	#come(one: number, mode: AttendanceMode, state: RegistrationState): void {
		this.#places.set(one, { state, mode, arrival: ++this.#arrivals });
	}

	#end(one: number, was: Place): void {
		this.#places.set(one, { ...was, state: 'cancelled' });
		this.#offer();
	}

	#switch(one: number): void {
		const was = this.#places.get(one);
		if (!was || was.state === 'cancelled') return;
		const mode = other[was.mode];
		if (was.state === 'waitlisted') {
			if (this.#hasSeat(one, mode)) this.#places.set(one, { ...was, mode, state: 'confirmed' });
		} else if (was.state === 'requested' || this.#isFree(mode)) {
			this.#places.set(one, { ...was, mode });
			this.#offer();
		}
	}

	#isLive(one: number): boolean {
		const place = this.#places.get(one);
		return place !== undefined && place.state !== 'cancelled';
	}

	#seated(): (readonly [number, Place])[] {
		return [...this.#places].filter(([, { state }]) => state === 'confirmed' || state === 'offered');
	}

	#taken(mode: AttendanceMode): number {
		const seated = this.#seated().filter(([, place]) => place.mode === mode).length;
		return seated + (mode === 'onsite' ? this.#held.length : 0);
	}

	#police(): number {
		return (
			this.#seated().filter(([one]) => isPolice(one)).length +
			this.#held.filter((link) => link.ofPolice).length
		);
	}

	#isFree(mode: AttendanceMode): boolean {
		return this.#taken(mode) < this.#capacity[mode];
	}

	#hasQuota(): boolean {
		return this.#police() < 1;
	}

	#hasSeat(one: number, mode: AttendanceMode): boolean {
		return this.#isFree(mode) && (!isPolice(one) || this.#hasQuota());
	}

	#line(): (readonly [number, Place])[] {
		return [...this.#places]
			.filter(([, { state }]) => state === 'waitlisted')
			.toSorted(([, a], [, b]) => a.arrival - b.arrival);
	}

	#offer(): void {
		for (const [one, place] of this.#line())
			if (this.#hasSeat(one, place.mode)) this.#places.set(one, { ...place, state: 'offered' });
	}
}

/** The same deeds through the commands. */
class Installation {
	readonly #training: WorldTraining;
	readonly #otherDate: WorldTraining;
	readonly #latest = new Map<number, string>();
	readonly #links: { readonly token: string; readonly invitationId: string }[] = [];
	readonly #world: World;
	#isGated = false;

	constructor(world: World, training: WorldTraining, otherDate: WorldTraining) {
		this.#world = world;
		this.#training = training;
		this.#otherDate = otherDate;
	}

	async do(deed: Deed): Promise<void> {
		switch (deed.kind) {
			case 'register':
				await this.#register(deed.person, deed.mode, this.#training.code);
				return;
			case 'use': {
				const [link] = this.#links;
				if (link && (await this.#register(deed.person, deed.mode, link.token))) this.#links.shift();
				return;
			}
			case 'invite':
				return this.#invite(deed.ofPolice);
			case 'withdraw': {
				const link = this.#links.shift();
				const { projectId } = this.#training;
				if (link) await revokeTrainingInvitation(desk, { projectId, invitationId: link.invitationId });
				return;
			}
			case 'gate':
				this.#isGated = !this.#isGated;
				await this.#world.owner.query(
					`insert into training_ways (project_id, training_id, way) values ($1, $2, $3)
					 on conflict (project_id, training_id) do update set way = excluded.way`,
					[this.#training.projectId, this.#training.id, this.#isGated ? 'approval' : 'open'],
				);
				return;
			case 'raise':
				await this.#world.owner.query(
					// As an edit of the training does: what the new capacity holds is beyond it no longer.
					"update seat_pools set capacity_seats = capacity_seats + 1, override_seats = least(override_seats, greatest(0, taken_seats - capacity_seats - 1)) where training_id = $1 and scope <> 'target_group'",
					[this.#training.id],
				);
				await offerSeats(this.#world.ctx, { trainingId: this.#training.id });
				return;
			default: {
				const live = await this.#liveOf(deed.person);
				if (live) await this.#act(deed.kind, live);
			}
		}
	}

	async #act(
		kind: Exclude<Deed['kind'], 'register' | 'use' | 'invite' | 'withdraw' | 'gate' | 'raise'>,
		live: { readonly id: string; readonly mode: AttendanceMode; readonly offerExpiresAt: Date | null },
	): Promise<void> {
		const { id, mode, offerExpiresAt } = live;
		const token = registrationToken(this.#world.ctx, { id, linkGeneration: 1 });
		const { projectId, id: trainingId } = this.#training;
		switch (kind) {
			case 'leave':
				await cancelMyRegistration(visitor, { token });
				return;
			case 'accept':
				await acceptSeat(visitor, { token });
				return;
			case 'expire': {
				if (offerExpiresAt === null) return;
				const atDeadline: Context = { ...this.#world.ctx, now: () => offerExpiresAt };
				await expireOffer(atDeadline, { registrationId: id });
				return;
			}
			case 'switch':
				await switchMyMode(visitor, { token, mode: other[mode] });
				return;
			case 'move':
				await moveMyRegistration(visitor, {
					...{ token, locale: 'fi', carriesNeeds: false },
					trainingId: this.#otherDate.id,
				});
				return;
			case 'approve':
			case 'decline': {
				const asked = { projectId, trainingId, registrationIds: [id], verdict: kind };
				const preview = await previewAnswers(desk, asked);
				if (!preview.ok) throw new Error('The preview was refused');
				await answerRequests(desk, { ...asked, templateId: null, note: '', seen: preview.totals });
				return;
			}
			case 'seat': {
				const first = await seatRegistration(desk, { projectId, registrationId: id });
				if (first.ok || first.refusal.code !== 'full') return;
				const { beyondSeats } = first.refusal;
				await seatRegistration(desk, { projectId, registrationId: id, beyondSeats, reason: 'Syy' });
			}
		}
	}

	async states(): Promise<Record<number, string>> {
		const { rows } = await this.#world.owner.query<{ id: string; state: string }>(
			"select id, state || ' ' || mode as state from registrations where training_id = $1",
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

	async counts(): Promise<Record<string, string>> {
		const { rows } = await this.#world.owner.query<{ scope: string; counts: string }>(
			"select scope, taken_seats || ' ' || waiting_seats as counts from seat_pools where training_id = $1",
			[this.#training.id],
		);
		return Object.fromEntries(rows.map(({ scope, counts }) => [scope, counts]));
	}

	/** Whether somebody new came. */
	async #register(one: number, mode: AttendanceMode, training: string): Promise<boolean> {
		const requestId = newId();
		const input = RegisterInput.parse({
			...{ training, requestId, firstName: 'Testi', lastName: `Kallio ${one}` },
			...{ email: `testi-${one}@example.org`, targetGroup: groupOf(one), mode, locale: 'fi' },
		});
		const { ok } = await register(visitor, input);
		if (!ok) throw new Error('The registration was refused');
		const { rows } = await this.#world.owner.query<{ id: string }>(
			'select id from registrations where request_id = $1',
			[requestId],
		);
		if (rows[0]) this.#latest.set(one, rows[0].id);
		return rows.length > 0;
	}

	async #invite(ofPolice: boolean): Promise<void> {
		const input = InvitePeopleInput.parse({
			...{
				trainingId: this.#training.id,
				requestId: newId(),
				emails: [],
				label: '',
				maxUses: 1,
				locale: 'fi',
			},
			...{ skipsApproval: true, skipsLists: true, reservedMode: 'onsite' },
			...{ reservedUntil: '2026-08-01T09:00', expiresAt: '2026-08-02T09:00' },
			...(ofPolice && { targetGroup: 'police' }),
		});
		const invited = await invitePeople(desk, { ...input, projectId: this.#training.projectId });
		if (!invited.ok) return;
		const { rows } = await this.#world.owner.query<{ id: string }>(
			'select id from training_invitations where training_id = $1 and not (id = any($2::uuid[]))',
			[this.#training.id, this.#known],
		);
		const invitationId = rows[0]?.id ?? '';
		this.#known.push(invitationId);
		this.#links.push({ token: invited.links[0]?.url.split('/').at(-1) ?? '', invitationId });
	}
	readonly #known: string[] = [];

	async #liveOf(one: number) {
		const { rows } = await this.#world.owner.query<{
			id: string;
			mode: AttendanceMode;
			offerExpiresAt: Date | null;
		}>(
			`select id, mode, offer_expires_at as "offerExpiresAt" from registrations where id = $1 and state <> 'cancelled'`,
			[this.#latest.get(one) ?? null],
		);
		return rows[0];
	}
}

// Red when a seat beyond capacity stays open after its holder (`endSpareOverride`).
test('whatever people and staff do, in any order: the states and counts of the model, counters true, nobody overtaken', async () => {
	const { id: courseId } = await world.course();
	await fc.assert(
		fc.asyncProperty(deeds, async (given) => {
			const at = {
				courseId,
				mode: 'hybrid' as const,
				opensAt: '2026-01-08T07:00:00Z',
				startsAt: '2026-09-24T07:00:00Z',
			};
			const training = await world.training({ ...at, capacity: 3, onlineCapacity: 2 });
			const otherDate = await world.training({ ...at, capacity: 1, onlineCapacity: 1 });
			await world.owner.query(
				`insert into seat_pools (project_id, id, training_id, scope, target_group_id, capacity_seats)
				 select $1, gen_random_uuid(), $2, 'target_group', g.id, 1 from target_groups g where g.project_id = $1 and g.key = 'police'`,
				[training.projectId, training.id],
			);
			const [model, installation] = [new Model(), new Installation(world, training, otherDate)];
			for (const deed of given) {
				model.do(deed);
				await installation.do(deed);
				expect(await installation.states()).toEqual(model.states());
				expect(await installation.counts()).toEqual(model.counts());
			}
			expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
		}),
		{ numRuns: 25 },
	);
}, 120_000);
