import { account } from './account.ts';
import { attendance } from './attendance.ts';
import { publicConsents, staffConsents } from './consents.ts';
import { staffCourses } from './courses.ts';
import { publicFeeds, staffFeeds } from './feeds.ts';
import { publicForms, staffForms } from './forms.ts';
import { desk } from './desk.ts';
import { publicGeography, staffGeography } from './geography.ts';
import { invitations } from './invitations.ts';
import { outbox } from './mail.ts';
import { publicOrganisations, staffOrganisations } from './organisations.ts';
import { publicParties, staffParties } from './parties.ts';
import { publicPrograms, staffPrograms } from './program.ts';
import { publicProjectPages, staffProjects } from './projects.ts';
import { reachFigures } from './reach.ts';
import { publicRegistrations, staffRegistrations } from './registrations.ts';
import { selfService } from './self-service.ts';
import { colleagues } from './staff.ts';
import { staffTrainers } from './trainers.ts';
import { staffReminders } from './reminders.ts';
import { publicTrainings, staffTrainings } from './trainings.ts';
import { router } from './trpc.ts';
import { staffVenues } from './venues.ts';
import { publicWays, waysIn } from './ways.ts';

export { faultFacts } from './faults.ts';
export type { ApiContext } from './context.ts';
export type { Access } from './trpc.ts';

/** For anyone: served at `/api/public`. One line a capability. */
export const publicRouter = router({
	consents: publicConsents,
	feeds: publicFeeds,
	forms: publicForms,
	geography: publicGeography,
	organisations: publicOrganisations,
	parties: publicParties,
	program: publicPrograms,
	projects: publicProjectPages,
	registrations: publicRegistrations,
	selfService,
	trainings: publicTrainings,
	ways: publicWays,
});
export type PublicRouter = typeof publicRouter;

/** For staff: served at `/api/staff`. One line a capability. */
export const staffRouter = router({
	account,
	attendance,
	consents: staffConsents,
	courses: staffCourses,
	feeds: staffFeeds,
	forms: staffForms,
	desk,
	geography: staffGeography,
	invitations,
	mail: outbox,
	organisations: staffOrganisations,
	parties: staffParties,
	program: staffPrograms,
	projects: staffProjects,
	reach: reachFigures,
	registrations: staffRegistrations,
	reminders: staffReminders,
	staff: colleagues,
	trainers: staffTrainers,
	trainings: staffTrainings,
	venues: staffVenues,
	ways: waysIn,
});
export type StaffRouter = typeof staffRouter;
