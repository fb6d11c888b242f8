import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../context.ts';
import type { Context } from '../context.ts';
import type { ErasureCause, ErasureScope } from './model.ts';
import { evidenceEndsOn } from './rules/evidence.ts';

export type ErasureReceipt = {
	readonly id: string;
	readonly cause: ErasureCause;
	readonly scope: ErasureScope;
	readonly askedAt: Date;
	/** Null until the eraser has run. */
	readonly erasedAt: Date | null;
	/** The last day of what stays; null when nothing stays, or the day is not known yet. */
	readonly evidenceEndsOn: string | null;
	readonly project: {
		readonly slug: string;
		readonly title: LocalizedText;
		readonly timeZone: string;
		readonly contactEmail: string;
		readonly fundingStatement: LocalizedText;
		readonly requiredLocales: readonly Locale[];
	};
};

/** What was erased and when, for whoever has the receipt's number: nothing in it says of whom. @throws NotFound */
export async function erasureReceipt(ctx: Context, input: { readonly id: string }): Promise<ErasureReceipt> {
	const [row] = await named<
		Omit<ErasureReceipt, 'evidenceEndsOn'> & { readonly lastPaymentOn: string | null }
	>(
		readsOf(ctx),
		'erasures_read_receipt',
		`select e.id, e.cause, e.scope, e.asked_at as "askedAt", e.erased_at as "erasedAt", j.last_payment_on::text as "lastPaymentOn",
			json_build_object('slug', j.slug, 'title', j.title, 'timeZone', j.time_zone, 'contactEmail', j.contact_email,
				'fundingStatement', j.funding_statement, 'requiredLocales', j.required_locales) as project
		 from erasures e join projects j on j.id = e.project_id where e.id = $1`,
		[input.id],
	);
	if (!row) throw new NotFound('receipt');
	const { lastPaymentOn, ...receipt } = row;
	return {
		...receipt,
		evidenceEndsOn: receipt.scope === 'evidence_stays' ? evidenceEndsOn(lastPaymentOn) : null,
	};
}
