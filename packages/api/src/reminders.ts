import { remindersOfTraining, setReminders } from '@kutsu/core/reminders';
import { RemindersInput, SetRemindersInput } from '@kutsu/core/reminders/model';
import { router, staff } from './trpc.ts';

export const staffReminders = router({
	get: staff('plan.read')
		.input(RemindersInput)
		.query(({ ctx, input }) => remindersOfTraining(ctx, input)),
	set: staff('plan.write')
		.input(SetRemindersInput)
		.mutation(({ ctx, input }) => setReminders(ctx, input)),
});
