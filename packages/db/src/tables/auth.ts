import { bigint, boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, privacyOf } from './columns.ts';

// better-auth's own tables; column names follow its models, ids are its random text.
export const authUsers = pgTable('auth_users', {
	id: text().primaryKey(),
	name: text().notNull(),
	email: text().notNull().unique(),
	emailVerified: boolean().notNull().default(false),
	image: text(),
	twoFactorEnabled: boolean().default(false),
	createdAt: instant().notNull(),
	updatedAt: instant().notNull(),
});

export const authSessions = pgTable(
	'auth_sessions',
	{
		id: text().primaryKey(),
		token: text().notNull().unique(),
		userId: text()
			.notNull()
			.references(() => authUsers.id, { onDelete: 'restrict' }),
		expiresAt: instant().notNull(),
		ipAddress: text(),
		userAgent: text(),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull(),
		/** When a second factor or a passkey was used in this session; null for a password alone. */
		secondFactorAt: instant(),
	},
	(t) => [index().on(t.userId)],
);

export const authAccounts = pgTable(
	'auth_accounts',
	{
		id: text().primaryKey(),
		accountId: text().notNull(),
		providerId: text().notNull(),
		userId: text()
			.notNull()
			.references(() => authUsers.id, { onDelete: 'restrict' }),
		accessToken: text(),
		refreshToken: text(),
		idToken: text(),
		accessTokenExpiresAt: instant(),
		refreshTokenExpiresAt: instant(),
		scope: text(),
		password: text(),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull(),
	},
	(t) => [index().on(t.userId)],
);

export const authVerifications = pgTable(
	'auth_verifications',
	{
		id: text().primaryKey(),
		identifier: text().notNull(),
		value: text().notNull(),
		expiresAt: instant().notNull(),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull(),
	},
	(t) => [index().on(t.identifier)],
);

export const authRateLimits = pgTable('auth_rate_limits', {
	id: text().primaryKey(),
	key: text().notNull().unique(),
	count: integer().notNull(),
	lastRequest: bigint({ mode: 'number' }).notNull(),
});

export const authTwoFactors = pgTable(
	'auth_two_factors',
	{
		id: text().primaryKey(),
		secret: text().notNull(),
		backupCodes: text().notNull(),
		userId: text()
			.notNull()
			.references(() => authUsers.id, { onDelete: 'restrict' }),
		verified: boolean().default(true),
		failedVerificationCount: integer().default(0),
		/** After ten wrong codes in a row, for a quarter of an hour. */
		lockedUntil: instant(),
	},
	(t) => [index().on(t.userId)],
);

export const authPasskeys = pgTable(
	'auth_passkeys',
	{
		id: text().primaryKey(),
		name: text(),
		publicKey: text().notNull(),
		userId: text()
			.notNull()
			.references(() => authUsers.id, { onDelete: 'restrict' }),
		credentialID: text('credential_id').notNull(),
		counter: integer().notNull(),
		deviceType: text().notNull(),
		backedUp: boolean().notNull(),
		transports: text(),
		createdAt: instant(),
		aaguid: text(),
	},
	(t) => [index().on(t.userId), index().on(t.credentialID)],
);

const account = 'Until the account is closed';
const sessionEnd = 'Until the session has ended';

export const authPrivacy = [
	privacyOf(authUsers, {
		personal: {
			name: { subject: 'staff', purpose: 'Showing colleagues who did what', retention: account },
			email: { subject: 'staff', purpose: 'Signing in', retention: account },
			image: { subject: 'staff', purpose: 'Unused', retention: account },
		},
		impersonal: ['id'],
	}),
	privacyOf(authSessions, {
		personal: {
			ipAddress: { subject: 'staff', purpose: 'Showing one’s own open sessions', retention: sessionEnd },
			userAgent: { subject: 'staff', purpose: 'Showing one’s own open sessions', retention: sessionEnd },
			token: { subject: 'staff', purpose: 'Staying signed in', retention: sessionEnd },
		},
		impersonal: ['id', 'userId'],
	}),
	privacyOf(authAccounts, {
		personal: {
			password: { subject: 'staff', purpose: 'Signing in (scrypt hash)', retention: account },
			accessToken: { subject: 'staff', purpose: 'Unused', retention: account },
			refreshToken: { subject: 'staff', purpose: 'Unused', retention: account },
			idToken: { subject: 'staff', purpose: 'Unused', retention: account },
		},
		impersonal: ['id', 'accountId', 'providerId', 'userId', 'scope'],
	}),
	privacyOf(authVerifications, {
		personal: {
			identifier: { subject: 'staff', purpose: 'Password reset', retention: 'Minutes' },
			value: { subject: 'staff', purpose: 'Password reset', retention: 'Minutes' },
		},
		impersonal: ['id'],
	}),
	privacyOf(authRateLimits, {
		personal: {
			key: { subject: 'visitor', purpose: 'Limiting sign-in attempts per address', retention: 'One day' },
		},
		impersonal: ['id'],
	}),
	privacyOf(authTwoFactors, {
		personal: {
			secret: { subject: 'staff', purpose: 'Second factor', retention: account },
			backupCodes: { subject: 'staff', purpose: 'Second factor', retention: account },
		},
		impersonal: ['id', 'userId'],
	}),
	privacyOf(authPasskeys, {
		personal: { name: { subject: 'staff', purpose: 'Telling one’s passkeys apart', retention: account } },
		impersonal: ['id', 'publicKey', 'userId', 'credentialID', 'deviceType', 'transports', 'aaguid'],
	}),
];
