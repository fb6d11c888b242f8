import { randomUUID } from 'node:crypto';
import { Forbidden, NotFound, newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { register, setQuotas } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { setWay } from '../../ways/index.ts';
import { AddOrganisationInput, OrganisationListInput } from '../model.ts';
import { inTransaction } from '../../context.ts';
import { organisation, organisationList, suggestOrganisations } from '../queries.ts';
import { namesByCountKey, organisationKeyOf } from '../store.ts';
import { addOrganisation } from './add-organisation.ts';
import { archiveOrganisation } from './archive-organisation.ts';
import { editOrganisation } from './edit-organisation.ts';
import { importOrganisations, previewOrganisations } from './import-organisations.ts';
import { mergeOrganisation } from './merge-organisation.ts';
import type { World } from '@kutsu/testing';

const world = await freshWorld();

const add = async (at: World, fields: Partial<AddOrganisationInput> = {}) =>
	(
		await grantedOf(
			addOrganisation(
				at.as('coordinator'),
				AddOrganisationInput.parse({
					project: at.project.slug,
					name: { fi: 'Pohjoinen asema', sv: 'Norra stationen' },
					type: 'police',
					...fields,
				}),
			),
		)
	).organisationId;
const shown = (at: World, organisationId: string) =>
	organisation(at.as('coordinator'), { project: at.project.slug, organisationId });
const formOf = async (at: World, organisationId: string) => {
	const { id: _, isArchived: __, mergedInto: ___, ...fields } = await shown(at, organisationId);
	return {
		...fields,
		otherNames: [...fields.otherNames],
		emailDomains: [...fields.emailDomains],
		organisationId,
		project: at.project.slug,
	};
};
const offered = (at: World, search: string, locale: 'fi' | 'sv' = 'fi') =>
	suggestOrganisations(at.as('public'), { project: at.project.slug, search, locale });
const listed = async (at: World, filter: object = {}) =>
	(
		await organisationList(
			at.as('coordinator'),
			OrganisationListInput.parse({ project: at.project.slug, ...filter }),
		)
	).rows.map((row) => row.name.fi);

async function comes(at: World, training: { code: string }, organisationName: string, email = '') {
	const name = `Testi${randomUUID().slice(0, 8)}`;
	const result = await register(
		at.as('public'),
		RegisterInput.parse({
			...{ training: training.code, requestId: newId(), firstName: name, lastName: 'Kallio' },
			...{ email: email || `${name}@example.org`, targetGroup: 'police', mode: 'onsite', locale: 'fi' },
			organisation: organisationName,
		}),
	);
	const { rows } = await at.owner.query<{ organisation: string | null; organisation_id: string | null }>(
		'select organisation, organisation_id from participants where project_id = $1 and first_name = $2',
		[at.project.id, name],
	);
	return { told: result.ok ? result.registered.state : result.refusal.code, ...rows[0] };
}

test('what a person writes is the organisation whose name it is, and else stays as it is written', async () => {
	const at = await world.another();
	const id = await add(at, { otherNames: ['PA'] });
	const training = await at.training();
	expect(await comes(at, training, ' norra   STATIONEN')).toMatchObject({
		...{ organisation: 'Norra stationen', organisation_id: id },
	});
	expect(await comes(at, training, 'pa')).toMatchObject({ organisation: 'PA', organisation_id: id });
	expect(await comes(at, training, 'Oma  yhdistys')).toMatchObject({
		...{ organisation: 'Oma  yhdistys', organisation_id: null },
	});
});

test('an organisation is one for its limit, in any language and with those who came before it was in the register', async () => {
	const at = await world.another();
	const training = await at.training();
	const none = { groups: [], eachOrganisation: null };
	await setQuotas(at.as('coordinator'), {
		...{ projectId: at.project.id, trainingId: training.id, before: none },
		wanted: { groups: [], eachOrganisation: { seats: 2, releaseDaysBefore: null } },
	});
	expect((await comes(at, training, 'Pohjoinen asema')).told).toBe('confirmed');
	await add(at);
	expect((await comes(at, training, 'Norra stationen')).told).toBe('confirmed');
	expect((await comes(at, training, 'pohjoinen ASEMA')).told).toBe('waitlisted');
	expect((await comes(at, training, 'Norra')).told).toBe('confirmed');
});

test('a list of organisations lets in whoever works in one of them, by whatever name', async () => {
	const at = await world.another();
	const id = await add(at);
	const training = await at.training();
	await grantedOf(
		setWay(at.as('coordinator'), {
			...{ projectId: at.project.id, trainingId: training.id, revision: 0 },
			wanted: { way: 'listed', emailDomains: [], organisationNames: ['Pohjoinen asema'], audience: {} },
		}),
	);
	expect((await comes(at, training, 'Norra stationen')).told).toBe('confirmed');
	expect((await comes(at, training, 'Etelä')).told).toBe('not-for-you');
	await grantedOf(
		editOrganisation(at.as('coordinator'), { ...(await formOf(at, id)), name: { fi: 'Asema' } }),
	);
	expect((await comes(at, training, 'asema')).told).toBe('confirmed');
});

test('where someone works that must not be known is not kept, not counted and offered to nobody', async () => {
	const at = await world.another();
	await add(at, { name: { fi: 'Turvatalo', sv: 'Skyddshuset' }, isSensitiveWorkplace: true });
	const training = await at.training();
	expect(await comes(at, training, 'Skyddshuset')).toMatchObject({
		...{ told: 'confirmed', organisation: null, organisation_id: null },
	});
	const { rows } = await at.owner.query(
		'select organisation_key, search_text like $2 as found from registrations r join participants p on p.id = r.participant_id where r.training_id = $1',
		[training.id, '%skydd%'],
	);
	expect(rows).toEqual([{ organisation_key: null, found: false }]);
	expect(await offered(at, 'turva')).toEqual([]);
});

test('organisations in use are offered by any of their names, in one’s language, the beginning first', async () => {
	const at = await world.another();
	await add(at, { otherNames: ['Tynkä'] });
	await add(at, { name: { fi: 'Norra-yhdistys' }, type: 'ngo' });
	const away = await add(at, { name: { fi: 'Norrala' } });
	expect(await offered(at, 'norra', 'sv')).toEqual(['Norra stationen', 'Norra-yhdistys', 'Norrala']);
	expect(await offered(at, 'stat norra')).toEqual(['Pohjoinen asema']);
	expect(await offered(at, 'tynk')).toEqual(['Pohjoinen asema']);
	expect(await offered(at, 'n')).toEqual([]);
	expect(await offered(at, '%%')).toEqual([]);
	await grantedOf(
		archiveOrganisation(at.as('coordinator'), {
			...{ project: at.project.slug, organisationId: away, revision: 1, isArchived: true },
		}),
	);
	expect(await offered(at, 'norrala')).toEqual([]);
	expect(await offered(await world.another(), 'norra')).toEqual([]);
});

test('no two are called the same, and a name that was given up stays until it is taken away', async () => {
	const at = await world.another();
	const first = await add(at);
	const again = () => add(at, { name: { fi: 'Toinen' }, otherNames: ['NORRA stationen'] });
	await expect(again()).rejects.toThrow('name-taken');
	await grantedOf(
		editOrganisation(at.as('coordinator'), { ...(await formOf(at, first)), name: { fi: 'Uusi nimi' } }),
	);
	await expect(again()).rejects.toThrow('name-taken');
	expect((await shown(at, first)).otherNames).toEqual(['Norra stationen', 'Pohjoinen asema']);
	await grantedOf(editOrganisation(at.as('coordinator'), { ...(await formOf(at, first)), otherNames: [] }));
	const second = await add(at);
	expect(second).not.toBe(first);
});

test('two colleagues who add the same name at once make one', async () => {
	const at = await world.another();
	await Promise.all(Array.from({ length: 6 }, () => at.database.pool.query('select pg_sleep(0.05)')));
	const made = await Promise.allSettled(Array.from({ length: 6 }, () => add(at)));
	expect(made.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
	for (const one of made) if (one.status === 'rejected') expect(String(one.reason)).toContain('name-taken');
});

test('a stale edit is refused with what stands now, and a stale putting away too', async () => {
	const at = await world.another();
	const id = await add(at);
	const mine = await formOf(at, id);
	await grantedOf(editOrganisation(at.as('coordinator'), { ...mine, type: 'state' }));
	const stale = { ok: false, refusal: { code: 'stale', theirs: { type: 'state', revision: 2 } } };
	expect(await editOrganisation(at.as('coordinator'), mine)).toMatchObject(stale);
	const { organisationId, project } = mine;
	expect(
		await archiveOrganisation(at.as('coordinator'), {
			...{ project, organisationId, revision: 1, isArchived: true },
		}),
	).toMatchObject(stale);
});

test('merging gives names and people to the other, which is found by all of them', async () => {
	const at = await world.another();
	const training = await at.training();
	const [kept, double] = [
		await add(at),
		await add(at, { name: { fi: 'P. asema' }, isSensitiveWorkplace: false }),
	];
	await comes(at, training, 'P. asema');
	const { project } = at;
	const merge = (intoName: string, revision = 1) =>
		mergeOrganisation(at.as('coordinator'), {
			...{ project: project.slug, organisationId: double, revision, intoName },
		});
	expect(await merge('Ei ole')).toMatchObject({ refusal: { code: 'unknown-organisation' } });
	expect(await merge('p. ASEMA')).toMatchObject({ refusal: { code: 'unknown-organisation' } });
	expect(await merge('Pohjoinen asema', 2)).toMatchObject({ refusal: { code: 'stale' } });
	expect(await merge('norra stationen')).toEqual({ ok: true, intoId: kept });
	expect((await shown(at, kept)).otherNames).toEqual(['P. asema']);
	expect(await shown(at, double)).toMatchObject({ isArchived: true, mergedInto: { id: kept } });
	expect(await comes(at, training, 'p. asema')).toMatchObject({ organisation_id: kept });
	const { rows } = await at.owner.query<{ organisation_id: string }>(
		'select distinct organisation_id from participants where project_id = $1',
		[project.id],
	);
	expect(rows).toEqual([{ organisation_id: kept }]);
});

test('one merged into another that is merged in turn goes by the names of the last', async () => {
	const at = await world.another();
	const [first, second, third] = [
		await add(at, { name: { fi: 'Ensimmäinen' } }),
		await add(at, { name: { fi: 'Toinen' } }),
		await add(at, { name: { fi: 'Kolmas' } }),
	];
	const merge = async (organisationId: string, intoName: string) =>
		grantedOf(
			mergeOrganisation(at.as('coordinator'), {
				...{ project: at.project.slug, organisationId, intoName },
				revision: (await shown(at, organisationId)).revision,
			}),
		);
	await merge(first, 'Toinen');
	await merge(second, 'Kolmas');
	expect((await shown(at, first)).mergedInto?.id).toBe(third);
	const names = await inTransaction(at.ctx, (ctx) =>
		namesByCountKey(ctx, at.project.id, organisationKeyOf('Ensimmäinen')),
	);
	expect(names.toSorted()).toEqual(
		['Ensimmäinen', 'Toinen', 'Kolmas'].map((name) => organisationKeyOf(name)).toSorted(),
	);
});

test('an import adds what is new and says why the rest is left out; its preview saves nothing', async () => {
	const at = await world.another();
	await add(at);
	const list = {
		project: at.project.slug,
		text: 'nimi;namn;name;tyyppi;kunta;verkko;arka\nUusi;Ny;;Järjestö;Åbo;uusi.example.org;kyllä\nNorra stationen;;;police\nHuono;;;mikä',
	};
	const expected = { ok: true, added: 1 };
	const fates = [{ fate: 'add' }, { fate: 'known' }, { fate: 'unknown-type' }];
	expect(await previewOrganisations(at.as('coordinator'), list)).toMatchObject({ ...expected, rows: fates });
	expect(await listed(at)).toEqual(['Pohjoinen asema']);
	expect(await importOrganisations(at.as('coordinator'), list)).toMatchObject({ ...expected, rows: fates });
	expect(await listed(at)).toEqual(['Pohjoinen asema', 'Uusi']);
	expect(await listed(at, { search: 'uusi.example' })).toEqual(['Uusi']);
	expect(await listed(at, { type: 'ngo' })).toEqual(['Uusi']);
	expect(await importOrganisations(at.as('coordinator'), list)).toMatchObject({ added: 0 });
	expect(await importOrganisations(at.as('coordinator'), { ...list, text: ' \n' })).toMatchObject({
		refusal: { code: 'empty' },
	});
});

test('a long list is added in as many statements as a short one', async () => {
	const at = await world.another();
	const text = Array.from({ length: 300 }, (_, index) => `Virasto ${index};;;state`).join('\n');
	const query = vi.spyOn(Client.prototype, 'query');
	await grantedOf(importOrganisations(at.as('coordinator'), { project: at.project.slug, text }));
	const asked = query.mock.calls.length;
	query.mockRestore();
	expect(asked).toBeLessThan(15);
	expect(await listed(at, { search: 'virasto 299' })).toEqual(['Virasto 299']);
});

test('pages of the list hold everyone once, in Finnish order', async () => {
	const at = await world.another();
	const text = Array.from({ length: 120 }, (_, index) => `${index % 2 ? 'Ö' : 'A'}${index};;;state`).join(
		'\n',
	);
	await importOrganisations(at.as('coordinator'), { project: at.project.slug, text });
	const names: (string | undefined)[] = [];
	let after: { name: string; id: string } | undefined;
	do {
		const page = await organisationList(
			at.as('coordinator'),
			OrganisationListInput.parse({ project: at.project.slug, after }),
		);
		names.push(...page.rows.map((row) => row.name.fi));
		after = page.next ?? undefined;
	} while (after);
	expect(names).toHaveLength(120);
	expect(new Set(names).size).toBe(120);
	expect([names[0]?.[0], names.at(-1)?.[0]]).toEqual(['A', 'Ö']);
});

test('one who only reads the plan changes nothing, and another project’s answers like a missing one', async () => {
	const at = await world.another();
	const id = await add(at);
	const auditor = at.as('auditor');
	const form = await formOf(at, id);
	await expect(editOrganisation(auditor, form)).rejects.toBeInstanceOf(Forbidden);
	const other = await world.another();
	await expect(
		editOrganisation(other.as('coordinator'), { ...form, project: other.project.slug }),
	).rejects.toBeInstanceOf(NotFound);
});
