export { cancelMyRegistration, cancelRegistration } from './commands/cancel-registration.ts';
export { promoteFromWaitlist } from './commands/promote-from-waitlist.ts';
export { register, registerByStaff } from './commands/register.ts';
export { promoteWaitlistJob } from './jobs.ts';
export {
	myRegistration,
	registrationToken,
	registrationsOfRequests,
	registrationsOfTraining,
	seatCountsThatDiffer,
} from './queries.ts';
export type { MyRegistration, RegistrationPage, RegistrationRow } from './queries.ts';
export { freeSeats } from './rules/admission.ts';
