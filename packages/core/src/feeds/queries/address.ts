import { named } from '@kutsu/db';
import type { Locale } from '@kutsu/kernel';
import { hashToken, openLink } from '@kutsu/kernel/keys';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { boundTo } from '../../staff/model.ts';
import { isAllowed } from '../../staff/index.ts';
import type { Actor, StaffRole } from '../../staff/index.ts';
import type { FeedKind, FeedState } from '../model.ts';
import { feedStateOf } from '../rules/access.ts';

/** A feed as its address finds it. */
export type AddressedFeed = {
	readonly projectId: string;
	readonly id: string;
	readonly kind: FeedKind;
	readonly name: string;
	readonly locale: Locale;
	readonly timeZone: string;
	readonly participantId: string | null;
	readonly trainerId: string | null;
	readonly organisation: string | null;
	readonly state: FeedState;
};

/** What of a feed named `f` decides its state, the owner's roles among it. */
export const stateColumns = `f.kind, f.expires_at as "expiresAt", f.revoked_at as "revokedAt", f.owner_user_id as "ownerUserId",
	coalesce((select array_agg(m.role) from memberships m
		where m.project_id = f.project_id and m.user_id = f.owner_user_id and m.revoked_at is null), '{}') as roles,
	coalesce((select r.user_id = f.owner_user_id from trainers r where r.project_id = f.project_id and r.id = f.trainer_id), false) as "isTrainer",
	coalesce((select p.erased_at is not null or b.email like 'erased:%' from participants p join mailboxes b on b.project_id = p.project_id and b.id = p.mailbox_id
		where p.project_id = f.project_id and p.id = f.participant_id), false) as "isErased"`;

export type StateRow = {
	readonly projectId: string;
	readonly kind: FeedKind;
	readonly expiresAt: Date | null;
	readonly revokedAt: Date | null;
	readonly ownerUserId: string | null;
	readonly roles: readonly StaffRole[];
	readonly isTrainer: boolean;
	readonly isErased: boolean;
};

/** What a feed is now, by the rights its owner has now. */
export function stateOf(row: StateRow, now: Date): FeedState {
	const { projectId, roles } = row;
	const owner: Actor = {
		kind: 'staff',
		userId: row.ownerUserId ?? '',
		grants: roles
			.filter((role) => boundTo[role] === 'project')
			.map((role) => ({ projectId, role, trainingIds: 'all', onDate: null })),
		hasSecondFactor: true,
	};
	return feedStateOf(
		{
			...row,
			isOwnTrainer: row.isTrainer && roles.includes('trainer'),
			mayManage: isAllowed(owner, 'feeds.manage', { projectId }),
			mayReadPlan: isAllowed(owner, 'plan.read', { projectId }),
		},
		now,
	);
}

/** The feed of a token; one whose address another replaced is as good as revoked. Undefined for an unknown one. */
export async function findAddressedFeed(ctx: Context, token: string): Promise<AddressedFeed | undefined> {
	const [row] = await named<StateRow & Omit<AddressedFeed, 'state'> & { readonly endedAt: Date | null }>(
		readsOf(ctx),
		'feeds_by_token',
		`select f.project_id as "projectId", f.id, f.name, f.locale, f.participant_id as "participantId", f.trainer_id as "trainerId", f.organisation,
			j.time_zone as "timeZone", a.ended_at as "endedAt", ${stateColumns}
		 from feed_addresses a join feeds f on f.project_id = a.project_id and f.id = a.feed_id join projects j on j.id = f.project_id
		 where a.token_hash = $1`,
		[hashToken(token)],
	);
	if (!row) return undefined;
	return { ...row, state: row.endedAt === null ? stateOf(row, ctx.now()) : 'revoked' };
}

export type Mailbox = { readonly projectId: string; readonly mailboxId: string };

/** The mailbox whose link this is; undefined for one that is forged or has expired, and of an erased address. */
export async function findMailbox(ctx: Context, token: string): Promise<Mailbox | undefined> {
	const link = openLink(ctx.keys, token, 'mailbox');
	if (!link) return undefined;
	const [row] = await named<Mailbox>(
		readsOf(ctx),
		'feeds_mailbox',
		`select l.project_id as "projectId", l.mailbox_id as "mailboxId" from mailbox_links l
		 join mailboxes b on b.project_id = l.project_id and b.id = l.mailbox_id
		 where l.id = $1 and l.expires_at > $2 and $3 = 1 and b.erase_after is null and b.email not like 'erased:%'`,
		[link.linkId, ctx.now(), link.generation],
	);
	return row;
}
