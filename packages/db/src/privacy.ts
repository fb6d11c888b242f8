import { attendancePrivacy } from './tables/attendance.ts';
import { auditPrivacy } from './tables/audit.ts';
import { authPrivacy } from './tables/auth.ts';
import type { TablePrivacy } from './tables/columns.ts';
import { changesPrivacy } from './tables/changes.ts';
import { consentsPrivacy } from './tables/consents.ts';
import { coursesPrivacy } from './tables/courses.ts';
import { deskPrivacy } from './tables/desk.ts';
import { feedsPrivacy } from './tables/feeds.ts';
import { formsPrivacy } from './tables/forms.ts';
import { geographyPrivacy } from './tables/geography.ts';
import { mailPrivacy } from './tables/mail.ts';
import { organisationsPrivacy } from './tables/organisations.ts';
import { participantsPrivacy } from './tables/participants.ts';
import { partiesPrivacy } from './tables/parties.ts';
import { partyInvitationsPrivacy } from './tables/party-invitations.ts';
import { partyMembersPrivacy } from './tables/party-members.ts';
import { programPrivacy } from './tables/program.ts';
import { projectsPrivacy } from './tables/projects.ts';
import { registrationsPrivacy } from './tables/registrations.ts';
import { remindersPrivacy } from './tables/reminders.ts';
import { rushPrivacy } from './tables/rush.ts';
import { selfServicePrivacy } from './tables/self-service.ts';
import { staffPrivacy } from './tables/staff.ts';
import { trainersPrivacy } from './tables/trainers.ts';
import { trainingsPrivacy } from './tables/trainings.ts';
import { venuesPrivacy } from './tables/venues.ts';
import { waysPrivacy } from './tables/ways.ts';

/** Every table's declaration of what it holds of people; docs/personal-data.md is written from this. */
export const privacy: readonly TablePrivacy[] = [
	...projectsPrivacy,
	...geographyPrivacy,
	...organisationsPrivacy,
	...participantsPrivacy,
	...coursesPrivacy,
	...venuesPrivacy,
	...waysPrivacy,
	...trainersPrivacy,
	...trainingsPrivacy,
	...partiesPrivacy,
	...registrationsPrivacy,
	...partyInvitationsPrivacy,
	...partyMembersPrivacy,
	...formsPrivacy,
	...rushPrivacy,
	...changesPrivacy,
	...remindersPrivacy,
	...consentsPrivacy,
	...selfServicePrivacy,
	...attendancePrivacy,
	...programPrivacy,
	...mailPrivacy,
	...deskPrivacy,
	...feedsPrivacy,
	...auditPrivacy,
	...staffPrivacy,
	...authPrivacy,
];
