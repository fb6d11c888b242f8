import type { TxContext } from '../../context.ts';
import type { ProjectHead } from '../../projects/index.ts';
import type { TrainingVisibility } from '../model.ts';
import { codeOf, decideCode, findNumber } from '../rules/code.ts';
import { giveNumberBack, takeNumber } from '../store.ts';
import type { TrainingRow } from '../store.ts';

type Coded = { readonly visibility: TrainingVisibility; readonly firstDay: string };

/** A new code: the next of the year it begins, unguessable for one that is hidden. */
export async function takeCode(
	ctx: TxContext,
	project: Pick<ProjectHead, 'id' | 'codePrefix'>,
	{ firstDay, visibility }: Coded,
): Promise<string> {
	// A gap in the running codes would betray one that nobody is to know of.
	if (visibility !== 'public') return `${project.codePrefix}-${unguessable()}`;
	const year = Number(firstDay.slice(0, 4));
	return codeOf(project.codePrefix, year, await takeNumber(ctx, project.id, year));
}

/** The code of a training that is hidden, or shown, from now on; another one only then. A number nobody has seen is given back. */
export async function changeCode(
	ctx: TxContext,
	project: Pick<ProjectHead, 'id' | 'codePrefix'>,
	before: Pick<TrainingRow, 'code' | 'visibility' | 'publishedAt'>,
	after: Coded,
): Promise<string> {
	if (decideCode(before.visibility, after.visibility) === 'keep') return before.code;
	const running = findNumber(before.code, project.codePrefix);
	if (running && before.publishedAt === null)
		await giveNumberBack(ctx, project.id, running.year, running.number);
	return takeCode(ctx, project, after);
}

/** Ten letters and digits that are not mistaken for one another when read aloud: 50 bits. */
function unguessable(): string {
	const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
	return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => letters[byte % 32]).join('');
}
