import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { TxContext } from '../../context.ts';
import type { RegistrationState } from '../model.ts';

/** Where a registration stands and with what priority, locked. @throws NotFound */
export async function lockPriority(
	ctx: TxContext,
	projectId: string,
	id: string,
): Promise<{ readonly state: RegistrationState; readonly priority: number }> {
	const [row] = await named<{ state: RegistrationState; priority: number }>(
		ctx.tx,
		'registrations_lock_priority',
		'select state, priority from registrations where project_id = $1 and id = $2 for update',
		[projectId, id],
	);
	if (!row) throw new NotFound('registration');
	return row;
}

export async function savePriority(
	ctx: TxContext,
	projectId: string,
	id: string,
	priority: number,
): Promise<void> {
	await named(
		ctx.tx,
		'registrations_save_priority',
		'update registrations set priority = $3 where project_id = $1 and id = $2',
		[projectId, id, priority],
	);
}
