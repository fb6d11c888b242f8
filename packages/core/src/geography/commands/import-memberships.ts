import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context, TxContext } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type {
	ImportMembershipsInput,
	ImportRefusal,
	MembershipFate,
	MembershipPreview,
	MembershipRow,
	PreviewedMembership,
} from '../model.ts';
import { municipalities, regionsOf } from '../queries.ts';
import { readMembershipCsv } from '../rules/membership-csv.ts';
import { lockMemberships, saveMemberships } from '../store.ts';

/**
 * What an import would do; saves nothing. Memberships are the whole installation's: for owners.
 * @throws NotFound, also for an unknown scheme; Forbidden
 */
export function previewMemberships(ctx: Context, input: ImportMembershipsInput): Promise<MembershipPreview> {
	return inTransaction(ctx, async (ctx) => (await readImport(ctx, input)).preview);
}

export type ImportedMemberships = Decision<{ readonly added: number; readonly moved: number }, ImportRefusal>;

/**
 * Saves the memberships of a list as in force from a day on; those before end the day before, and municipalities
 * not in the list keep what they have. Refused as a whole when one line is at fault.
 * @throws NotFound, also for an unknown scheme; Forbidden
 */
export function importMemberships(ctx: Context, input: ImportMembershipsInput): Promise<ImportedMemberships> {
	return inTransaction(ctx, async (ctx): Promise<ImportedMemberships> => {
		const { preview, changed } = await readImport(ctx, input);
		if (preview.faults.length > 0) return refused({ code: 'faulty', faults: preview.faults });
		if (preview.rows.length === 0) return refused({ code: 'empty' });
		if (changed.length > 0) await saveMemberships(ctx, input.scheme, changed, input.validFrom);
		await record(ctx, {
			projectId: null,
			action: 'geography.import-memberships',
			subject: { kind: 'region-scheme', id: input.scheme },
		});
		return granted({ added: preview.added, moved: preview.moved });
	});
}

async function readImport(
	ctx: TxContext,
	input: ImportMembershipsInput,
): Promise<{ preview: MembershipPreview; changed: MembershipRow[] }> {
	await getProjectFor(ctx, input.project, 'project.write');
	const standing = await lockMemberships(ctx, input.scheme);
	const all = await municipalities(ctx);
	const { rows, faults, blank } = readMembershipCsv(input.csv, {
		municipalities: all,
		regions: await regionsOf(ctx, input.scheme),
	});
	const previewed = rows.map((row): PreviewedMembership => {
		const fromRegionCode = standing.get(row.municipalityCode)?.regionCode ?? null;
		const isUnchanged = fromRegionCode === row.regionCode;
		return {
			...row,
			fromRegionCode,
			fate: fromRegionCode === null ? 'added' : isUnchanged ? 'unchanged' : 'moved',
		};
	});
	const count = (fate: MembershipFate) => previewed.filter((row) => row.fate === fate).length;
	const added = count('added');
	const stillMissing = all.length - standing.size - added;
	return {
		preview: {
			...{ rows: previewed, faults, blank, added, moved: count('moved') },
			...{ unchanged: count('unchanged'), stillMissing },
		},
		changed: previewed.filter(({ fate }) => fate !== 'unchanged'),
	};
}
