export { sendReminders } from './commands/send-reminders.ts';
export { setReminders } from './commands/set-reminders.ts';
export type { SavedReminders } from './commands/set-reminders.ts';
export { remindersOfTraining } from './queries.ts';
export type { ReminderRow, RemindersOfTraining } from './queries.ts';
