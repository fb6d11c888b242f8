import { demoPerson } from './people.ts';
import type { DemoPerson } from './people.ts';
import type { DemoData, DemoTraining } from './data.ts';

/** One registration of the file: who, how, and whether they come. */
export type DemoRegistration = {
	readonly person: DemoPerson;
	readonly mode: 'onsite' | 'online';
	readonly attends: boolean;
};

/** Who registers for what, by the file's `participantMix` rule. Call `registrationsOf` once per training, in order of date. */
export class ParticipantMix {
	readonly #data: DemoData;
	/** Codes of the municipalities of each region, in order of code. */
	readonly #municipalities: ReadonlyMap<string, readonly string[]>;
	/** People who attended, the one whose turn to come again is next first. */
	readonly #attendedBefore: DemoPerson[] = [];
	readonly #onlineDealt = new Map<string, number>();
	#people = 0;
	#onlinePeople = 0;
	#trainings = 0;

	constructor(data: DemoData, municipalities: ReadonlyMap<string, readonly string[]>) {
		this.#data = data;
		this.#municipalities = municipalities;
	}

	/** The confirmed in order of arrival, then those who wait. Exactly `attended` of the confirmed come. */
	registrationsOf(training: DemoTraining): DemoRegistration[] {
		const { registered, waitlisted, attended } = training.figures;
		const onlineCount =
			training.figures.registeredOnline ?? (training.capacity.onsite === 0 ? registered : 0);
		this.#trainings += 1;
		const comesAgain = this.#trainings < 3 ? 0 : Math.floor(attended / 10);
		const again = this.#takeEarlier(training, comesAgain);
		const here: DemoPerson[] = [];
		const registrations = Array.from({ length: registered + waitlisted }, (_, index): DemoRegistration => {
			// Those who stay away are spread evenly among the confirmed.
			const attends =
				index < registered &&
				Math.floor(((index + 1) * attended) / registered) > Math.floor((index * attended) / registered);
			const mode =
				spread(index, onlineCount, registered) || training.capacity.onsite === 0 ? 'online' : 'onsite';
			const known = attends ? again.shift() : undefined;
			const person = known ?? this.#newPerson(training, index, mode);
			if (attends) here.push(person);
			return { person, mode, attends };
		});
		this.#attendedBefore.push(...here);
		return registrations;
	}

	/** The earliest who have not come again since, of the training's professions first. They leave the line. */
	#takeEarlier(training: DemoTraining, count: number): DemoPerson[] {
		const fits = this.#attendedBefore
			.filter((person) => training.targetGroups.includes(person.targetGroup))
			.slice(0, count);
		const others = this.#attendedBefore
			.filter((person) => !fits.includes(person))
			.slice(0, count - fits.length);
		const taken = [...fits, ...others];
		const left = this.#attendedBefore.filter((person) => !taken.includes(person));
		this.#attendedBefore.splice(0, this.#attendedBefore.length, ...left);
		return taken;
	}

	#newPerson(training: DemoTraining, index: number, mode: 'onsite' | 'online'): DemoPerson {
		const number = ++this.#people;
		const region =
			mode === 'online' || training.region === null
				? this.#onlineRegion()
				: this.#onsiteRegion(training.region, index);
		const municipalities = this.#municipalities.get(region) ?? [];
		const home =
			index % 3 === 0 && training.region === region ? this.#data.municipalityOf(training) : undefined;
		const targetGroup = training.targetGroups[index % training.targetGroups.length] ?? 'ngo';
		const isSwedish =
			region === '21' ||
			(training.languages.length === 1 && training.languages[0] === 'sv') ||
			(training.languages.includes('sv') && index % 2 === 1);
		const locale = isSwedish ? 'sv' : 'fi';
		return demoPerson(number, {
			organisation: this.#data.organisationOf(targetGroup, region, locale),
			municipality: home ?? municipalities[(number * 5) % municipalities.length] ?? '',
			targetGroup,
			locale,
		});
	}

	/** Nine of ten from the region, one from the next in the list. */
	#onsiteRegion(region: string, index: number): string {
		if (index % 10 !== 9) return region;
		const codes = this.#data.regions.map((one) => one.code);
		return codes[(codes.indexOf(region) + 1) % codes.length] ?? region;
	}

	/** The region that lags furthest behind its weight. */
	#onlineRegion(): string {
		const weights = Object.entries(this.#data.participantMix.onlineRegionWeights);
		const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
		this.#onlinePeople += 1;
		let chosen = '01';
		let furthest = -Infinity;
		for (const [code, weight] of weights.toSorted(([a], [b]) => a.localeCompare(b))) {
			const lag = (weight / total) * this.#onlinePeople - (this.#onlineDealt.get(code) ?? 0);
			if (lag > furthest) [chosen, furthest] = [code, lag];
		}
		this.#onlineDealt.set(chosen, (this.#onlineDealt.get(chosen) ?? 0) + 1);
		return chosen;
	}
}

/** True for exactly `count` of the first `total` places, evenly spread. */
function spread(index: number, count: number, total: number): boolean {
	return index < total && Math.floor(((index + 1) * count) / total) > Math.floor((index * count) / total);
}
