import { accessFacts } from '@kutsu/core/venues/model';
import type { AccessFact, AccessFacts } from '@kutsu/core/venues/model';
import { m } from '@kutsu/i18n/messages';

const names: Readonly<Record<AccessFact, () => string>> = {
	stepFreeEntrance: m.public_access_step_free,
	inductionLoop: m.public_access_induction_loop,
	accessibleToilet: m.public_access_toilet,
	guideDogsWelcome: m.public_access_guide_dogs,
	quietRoom: m.public_access_quiet_room,
	parkingDisabled: m.public_access_parking,
};

export function accessName(fact: AccessFact): string {
	return names[fact]();
}

/** The facts that hold, in the order they are shown. */
export function factsThatHold(access: AccessFacts): AccessFact[] {
	return accessFacts.filter((fact) => access[fact]);
}

export function accessOf(chosen: readonly string[]): AccessFacts {
	const has = (fact: AccessFact) => chosen.includes(fact);
	return {
		stepFreeEntrance: has('stepFreeEntrance'),
		inductionLoop: has('inductionLoop'),
		accessibleToilet: has('accessibleToilet'),
		guideDogsWelcome: has('guideDogsWelcome'),
		quietRoom: has('quietRoom'),
		parkingDisabled: has('parkingDisabled'),
	};
}
