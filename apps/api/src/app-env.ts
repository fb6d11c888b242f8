import type { ApiContext } from '@kutsu/api';
import type { Actor, Context, Log, Settings } from '@kutsu/core/context';
import type { Database } from '@kutsu/db';
import type { Keys } from '@kutsu/kernel/keys';
import type { Asker } from './asker.ts';

export type AppOptions = {
	/** As kutsu_app. */
	readonly database: Database;
	readonly keys: Keys;
	readonly settings: Settings;
	/** What a site shows when it speaks for a visitor. */
	readonly internalSecret: string;
	/** A reverse proxy stands before this host and says who the client is. */
	readonly isBehindProxy: boolean;
	/** Where uploaded and generated files lie. */
	readonly dataDir: string;
	readonly log: Log;
	now(): Date;
};

/** What every route finds: who asks, and a way to act for them. */
export type AppEnv = {
	Variables: {
		readonly options: AppOptions;
		readonly asker: Asker;
		/** A context in this actor's name; nobody's without one. */
		contextAs(actor?: Actor): Context;
		/** A context for whoever is signed in; nobody's without a session. For routes that serve staff beside tRPC. */
		contextOfStaff(): Promise<ApiContext>;
	};
};
