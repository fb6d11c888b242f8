import { zod4Client } from 'sveltekit-superforms/adapters';
import { fieldMessage } from './form-words.ts';
import type { Asked } from './form-words.ts';
import { registrationFormFor } from './registration-form.ts';

/** Judges a form as the server will. */
export const registrationCheck = (asked: Asked) =>
	zod4Client(registrationFormFor(asked), { error: fieldMessage });
