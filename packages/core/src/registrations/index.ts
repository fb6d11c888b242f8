export { acceptSeat } from './commands/accept-seat.ts';
export { cancelMyRegistration, cancelRegistration } from './commands/cancel-registration.ts';
export { expireOffer } from './commands/expire-offer.ts';
export { forgetRates } from './commands/forget-rates.ts';
export { offerSeats } from './commands/offer-seats.ts';
export { releaseQuotas } from './commands/release-quotas.ts';
export { setQuotas } from './commands/set-quotas.ts';
export { register, registerByStaff } from './commands/register.ts';
export { expireOfferJob, offerSeatsJob } from './jobs.ts';
export {
	challengeOf,
	guardedTrainings,
	guardOfTraining,
	myRegistration,
	quotasOfTraining,
	registrationToken,
	registrationsOfRequests,
	registrationsOfTraining,
	seatCountsThatDiffer,
} from './queries.ts';
export type { MyRegistration, RegistrationPage, RegistrationRow } from './queries.ts';
export { placeSql } from './store/training.ts';
export { freeSeats } from './rules/pools.ts';
