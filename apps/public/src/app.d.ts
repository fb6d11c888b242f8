import type { Locale } from '@kutsu/kernel';
import type { Theme } from '@kutsu/ui';
import type { Api } from '#lib/server/api.ts';
import type { FooterProject } from '#lib/projects/footer-project.ts';

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
			locale: Locale;
			theme: Theme;
			requestId: string;
		}
		interface PageData {
			/** The project whose statement and notices the page's foot shows; all of them when it is of none. */
			project?: FooterProject;
		}
	}
}
