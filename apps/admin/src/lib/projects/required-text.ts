import { localizedLine } from '@kutsu/core/projects/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';

/** As `someLocalizedLine`, whose own word would reach the page: here the refusal is told in the page's language. */
export const requiredText = (maxLength: number) =>
	localizedLine(maxLength).check(
		z.refine((text) => Object.values(text).some((one) => one !== undefined && one !== ''), {
			error: () => m.common_invalid_required(),
			path: ['fi'],
		}),
	);
