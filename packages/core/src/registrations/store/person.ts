import { named } from '@kutsu/db';
import { newId, only } from '@kutsu/kernel';
import type { TxContext } from '../../context.ts';
import { isWorkplaceHiddenSql, organisationIdSql } from '../../organisations/index.ts';
import type { RegisterInput } from '../model.ts';
import type { LockedTraining } from './training.ts';

export type KnownPerson = {
	readonly participantId: string;
	readonly mailboxId: string;
	/** Another live registration of the same person in this training. */
	readonly active: { readonly id: string } | undefined;
};

/** Lower case, single spaces, so that "Test  Person" and "test person" are one name. */
export function normalizedName(firstName: string, lastName: string): string {
	return `${firstName} ${lastName}`.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** What a participant is found by: their name, their address and where they work. */
export function searchTextOfPerson(person: {
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	readonly organisation?: string | undefined;
}): string {
	const { firstName, lastName, email, organisation = '' } = person;
	return `${normalizedName(firstName, lastName)} ${email} ${organisation.toLowerCase()}`.trim();
}

/** What the person tells of themselves brings their row up to date. */
const asTold = `locale = excluded.locale, phone = coalesce(excluded.phone, participants.phone),
		organisation = coalesce(excluded.organisation, participants.organisation),
		organisation_id = case when excluded.organisation is null then participants.organisation_id else excluded.organisation_id end,
		target_group_id = excluded.target_group_id, municipality_code = coalesce(excluded.municipality_code, participants.municipality_code),
		search_text = excluded.search_text, revision = participants.revision + 1`;
/** What another tells of them does not. */
const asKnown = 'name_normalized = excluded.name_normalized';

const knowPerson = (update: string) => `
with mailbox as (
	insert into mailboxes (project_id, id, email) values ($1, $2, $3)
	on conflict on constraint mailboxes_email do update set email = excluded.email returning id
), person as (
	insert into participants (project_id, id, mailbox_id, first_name, last_name, name_normalized, phone, locale, organisation,
		target_group_id, municipality_code, search_text, created_at, organisation_id)
	select $1, $4, mailbox.id, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $16 from mailbox
	on conflict on constraint participants_person do update set ${update}
	returning id
)
select person.id as participant_id, mailbox.id as mailbox_id, active.id as active_id
from person cross join mailbox
left join registrations active on active.project_id = $1 and active.training_id = $15 and active.participant_id = person.id and active.state <> 'cancelled'`;

/** The one person each of these addresses is known to be; none for a shared mailbox. */
export function knownBehind(
	ctx: TxContext,
	projectId: string,
	emails: readonly string[],
): Promise<
	{
		email: string;
		targetGroupId: string | null;
		isWorkplaceHidden: boolean;
		organisation: string | null;
		/** By which limits count them; null for one that is in no register. */
		countKey: string | null;
	}[]
> {
	return named(
		ctx.tx,
		'registrations_known_behind',
		`select b.email, min(p.target_group_id::text) as "targetGroupId", bool_or(${isWorkplaceHiddenSql}) as "isWorkplaceHidden",
			min(p.organisation) as organisation, min(o.count_key) as "countKey"
		 from mailboxes b join participants p on p.project_id = b.project_id and p.mailbox_id = b.id and p.erased_at is null
		 left join organisations o on o.project_id = p.project_id and o.id = ${organisationIdSql}
		 where b.project_id = $1 and b.email = any($2) group by b.email having count(*) = 1`,
		[projectId, emails],
	);
}

const toldPerson = knowPerson(asTold);
const knownColleague = knowPerson(asKnown);

export type PersonTold = Pick<
	RegisterInput,
	'firstName' | 'lastName' | 'email' | 'phone' | 'organisation' | 'locale'
>;

/** The participant of these names and address, made or brought up to date, and what they already have here. */
export async function savePerson(
	ctx: TxContext,
	training: LockedTraining,
	input: PersonTold,
	by: 'themselves' | 'another' = 'themselves',
): Promise<KnownPerson> {
	// Where someone works that must not be known is not kept, whatever was sent.
	const organisation = training.isSensitiveWorkplace
		? undefined
		: (training.organisation?.name ?? input.organisation);
	const [name, statement] =
		by === 'another'
			? (['registrations_know_colleague', knownColleague] as const)
			: (['registrations_know_person', toldPerson] as const);
	const row = only(
		await named<{
			participant_id: string;
			mailbox_id: string;
			active_id: string | null;
		}>(ctx.tx, name, statement, [
			training.projectId,
			newId(),
			input.email,
			newId(),
			input.firstName,
			input.lastName,
			normalizedName(input.firstName, input.lastName),
			input.phone || null,
			input.locale,
			organisation || null,
			training.targetGroupId,
			training.municipalityCode === 'unknown' ? null : training.municipalityCode,
			searchTextOfPerson({ ...input, organisation }),
			ctx.now(),
			training.trainingId,
			training.organisation?.id ?? null,
		]),
	);
	return {
		participantId: row.participant_id,
		mailboxId: row.mailbox_id,
		active: row.active_id ? { id: row.active_id } : undefined,
	};
}
