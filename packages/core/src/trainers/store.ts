import { trainers } from '@kutsu/db/tables';
import { NotFound, newId } from '@kutsu/kernel';
import { and, eq, like, sql } from 'drizzle-orm';
import type { TxContext } from '../context.ts';
import type { CreateTrainerInput, EditTrainerInput } from './model.ts';

export async function insertTrainer(
	ctx: TxContext,
	projectId: string,
	trainer: Omit<CreateTrainerInput, 'project' | 'requestId' | 'key'> & { readonly key: string },
): Promise<string> {
	const id = newId();
	await ctx.tx.insert(trainers).values({ ...trainer, projectId, id, createdAt: ctx.now() });
	return id;
}

/** Keys of the project's trainers that begin like this one. */
export async function findTrainerKeys(
	ctx: TxContext,
	projectId: string,
	beginning: string,
): Promise<string[]> {
	const condition = and(eq(trainers.projectId, projectId), like(trainers.key, `${beginning}%`));
	return (await ctx.tx.select({ key: trainers.key }).from(trainers).where(condition)).map((row) => row.key);
}

/** @throws NotFound */
export async function lockTrainer(ctx: TxContext, projectId: string, trainerId: string) {
	const condition = and(eq(trainers.projectId, projectId), eq(trainers.id, trainerId));
	const [row] = await ctx.tx.select().from(trainers).where(condition).for('update');
	if (!row) throw new NotFound('trainer');
	return row;
}

export async function saveTrainer(
	ctx: TxContext,
	projectId: string,
	trainerId: string,
	fields: Omit<EditTrainerInput, 'project' | 'trainerId' | 'revision'>,
): Promise<void> {
	await ctx.tx
		.update(trainers)
		.set({ ...fields, revision: sql`${trainers.revision} + 1` })
		.where(and(eq(trainers.projectId, projectId), eq(trainers.id, trainerId)));
}
