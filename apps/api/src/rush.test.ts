import { seatCountsThatDiffer } from '@kutsu/core/registrations';
import { newId } from '@kutsu/kernel';
import { freshWorld } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { answered, appOver, internalSecret } from '../test/visitor.ts';

const world = await freshWorld();
const app = appOver(world);

/** So many of one training are at work at once (packages/api/src/turns.ts). */
const atOnce = 4;

const aForm = (training: string, number: number) => ({
	...{ training, requestId: newId(), firstName: `Testi${number}`, lastName: 'Kallio' },
	...{ email: `ryntays${number}@example.org`, targetGroup: 'police', mode: 'onsite', locale: 'fi' },
});

async function send(form: object) {
	const response = await app.request('/api/public/registrations.register', {
		method: 'POST',
		body: JSON.stringify({ json: form }),
		headers: {
			'content-type': 'application/json',
			'x-internal-secret': internalSecret,
			'x-forwarded-for': '192.0.2.1',
		},
	});
	const { status, data } = await answered(response);
	return { status, ...(data as { ok: boolean; registered: { state: string; place?: number } }) };
}

test('three hundred of one ministry at once, some twice: everyone is answered, in order of arrival, once', async () => {
	const training = await world.training({ capacity: 40, opensAt: world.clock.now().toISOString() });
	const forms = Array.from({ length: 300 }, (_, number) => aForm(training.code, number));
	// A double click, and a browser that lost patience, send the same form again.
	const twice = forms.filter((_, number) => number % 10 === 0);
	const answers = await Promise.all([...forms, ...twice].map(send));
	expect(answers.every(({ status, ok }) => status === 200 && ok)).toBe(true);
	const first = answers.slice(0, forms.length);
	const places = first.map(({ registered }) =>
		registered.state === 'confirmed' ? 0 : (registered.place ?? 0),
	);
	expect(places.filter((place) => place > 0).toSorted((a, b) => a - b)).toEqual(
		Array.from({ length: 260 }, (_, index) => index + 1),
	);
	// Four are at work at once: one may be overtaken by a handful who came in the same moment, never by more.
	const overtaken = places.map((place, number) => (place === 0 ? 0 : place - (number - 39)));
	expect(Math.max(...overtaken.map(Math.abs))).toBeLessThan(4 * atOnce);
	const again = answers.slice(forms.length).map(({ registered }) => registered);
	expect(again).toEqual(twice.map((form) => first[forms.indexOf(form)]?.registered));
	const { rows } = await world.owner.query<{ people: number; registrations: number }>(
		'select count(distinct participant_id)::int as people, count(*)::int as registrations from registrations where training_id = $1',
		[training.id],
	);
	expect(rows).toEqual([{ people: 300, registrations: 300 }]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});
