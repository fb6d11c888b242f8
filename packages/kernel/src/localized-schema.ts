import { z } from 'zod/mini';
import { locales } from './locales.ts';

export type Locale = (typeof locales)[number];
export const Locale = z.enum(locales);

/** One text in up to three languages, as stored in a jsonb column. A missing or blank one is absent. */
export type LocalizedText = { readonly [L in Locale]?: string | undefined };
export const LocalizedText = z.object({
	fi: z.optional(z.string()),
	sv: z.optional(z.string()),
	en: z.optional(z.string()),
});
