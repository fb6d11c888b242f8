import type { StaffOutputs } from '@kutsu/api/types';
import type { Locale } from '@kutsu/kernel';
import type { Theme } from '@kutsu/ui';
import type { Api, SignIn } from '#lib/server/api.ts';

declare global {
	namespace App {
		interface Error {
			status: number;
			message: string;
			/** What to quote to the operator; only for a fault of ours. */
			requestId?: string;
		}
		interface Locals {
			api: Api;
			signIn: SignIn;
			/** Who is signed in; null on pages that need nobody. */
			account: StaffOutputs['account']['me'] | null;
			locale: Locale;
			theme: Theme;
			requestId: string;
		}
	}
}
