import type { StaffOutputs } from '@kutsu/api/types';
import type { FeedClient, FeedState, StaffFeedKind } from '@kutsu/core/feeds/model';
import { m } from '@kutsu/i18n/messages';
import type { Tone } from '@kutsu/ui';

export type FeedRow = StaffOutputs['feeds']['list']['rows'][number];

/** A kind by its name, and by what it holds. */
export function kindWords(kind: StaffFeedKind): { readonly name: string; readonly text: string } {
	return { name: m[`feeds_kind_${kind}`](), text: m[`feeds_kind_${kind}_text`]() };
}

export function clientWords(client: FeedClient): string {
	return m[`feeds_client_${client}`]();
}

export function stateWords(state: FeedState): { readonly text: string; readonly tone: Tone } {
	const text = m[`feeds_state_${state}`]();
	return { text, tone: state === 'open' ? 'success' : state === 'ownerless' ? 'warn' : 'neutral' };
}

/** How often a feed is asked for, roundly; undefined until that is known. */
export function gapWords(seconds: number | null): string | undefined {
	if (seconds === null) return undefined;
	if (seconds < 90 * 60) return m.feeds_gap_minutes({ count: Math.max(2, Math.round(seconds / 60)) });
	if (seconds < 36 * 3600) return m.feeds_gap_hours({ count: Math.round(seconds / 3600) });
	return m.feeds_gap_days({ count: Math.round(seconds / 86_400) });
}

export function timesWords(count: number): string {
	return count === 1 ? m.feeds_once() : m.feeds_times({ count });
}
