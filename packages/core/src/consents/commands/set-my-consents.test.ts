import { newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { beforeAll, expect, test } from 'vitest';
import { register, registrationToken } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { editConsentText } from './edit-consent-text.ts';
import { setMyConsents } from './set-my-consents.ts';

const world = await freshWorld();
const visitor = world.as('public');
let version = 0;

beforeAll(async () => {
	// A cold pool lets races pass one after the other.
	await Promise.all(Array.from({ length: 8 }, () => world.database.pool.query('select pg_sleep(0.02)')));
	const { rows } = await world.owner.query<{ version: number }>(
		"select coalesce(max(version), 0)::int as version from consent_texts where project_id = $1 and kind = 'photo'",
		[world.project.id],
	);
	const edited = await grantedOf(
		editConsentText(world.as('owner'), {
			...{ project: world.project.slug, kind: 'photo', version: rows[0]?.version ?? 0 },
			body: { fi: 'Minua saa kuvata.', sv: 'Jag får fotograferas.', en: 'I may be photographed.' },
		}),
	);
	({ version } = edited);
});

async function someone() {
	const requestId = newId();
	const input = RegisterInput.parse({
		...{ training: (await world.training()).code, requestId, firstName: 'Testi', lastName: 'Kallio' },
		...{ email: `${requestId}@example.org`, targetGroup: 'police', mode: 'onsite', locale: 'fi' },
	});
	await grantedOf(register(visitor, input));
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from registrations where request_id = $1',
		[requestId],
	);
	const id = rows[0]?.id ?? '';
	return { id, token: registrationToken(world.ctx, { id, linkGeneration: 1 }) };
}

async function ledgerOf(id: string) {
	const { rows } = await world.owner.query<{ seq: number; isGiven: boolean; locale: string }>(
		'select seq, is_given as "isGiven", locale from consent_entries where registration_id = $1 order by seq',
		[id],
	);
	return rows;
}

test('given and withdrawn, each an entry in the language shown; what holds already is not written again', async () => {
	const { id, token } = await someone();
	const given = [{ kind: 'photo' as const, version }];
	await grantedOf(setMyConsents(visitor, { token, locale: 'sv', given }));
	await grantedOf(setMyConsents(visitor, { token, locale: 'fi', given }));
	await grantedOf(setMyConsents(visitor, { token, locale: 'fi', given: [] }));
	expect(await ledgerOf(id)).toEqual([
		{ seq: 1, isGiven: true, locale: 'sv' },
		{ seq: 2, isGiven: false, locale: 'fi' },
	]);
	expect(
		await setMyConsents(visitor, { token, locale: 'fi', given: [{ kind: 'photo', version: version + 1 }] }),
	).toMatchObject({ ok: false, refusal: { code: 'text-changed' } });
});

test('two tabs at once: the ledger has one order, and gives nothing twice', async () => {
	for (let round = 0; round < 5; round++) {
		const { id, token } = await someone();
		const given = [{ kind: 'photo' as const, version }];
		const results = await Promise.all(
			Array.from({ length: 4 }, () => setMyConsents(visitor, { token, locale: 'fi', given })),
		);
		expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
		expect(await ledgerOf(id)).toEqual([{ seq: 1, isGiven: true, locale: 'fi' }]);
	}
});
