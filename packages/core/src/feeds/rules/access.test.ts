import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feedKinds } from '../model.ts';
import { feedStateOf } from './access.ts';
import type { FeedFacts } from './access.ts';

const now = new Date('2026-03-02T09:00:00Z');
const plan: FeedFacts = {
	kind: 'plan',
	expiresAt: null,
	revokedAt: null,
	isOwnTrainer: false,
	mayManage: true,
	mayReadPlan: true,
	isErased: false,
};

test.each<{ when: string; feed: Partial<FeedFacts>; expected: string }>([
	{ when: 'all is well', feed: {}, expected: 'open' },
	{ when: 'it was revoked', feed: { revokedAt: now }, expected: 'revoked' },
	{ when: 'its time has come', feed: { expiresAt: now }, expected: 'expired' },
	{ when: 'its time comes later', feed: { expiresAt: new Date(now.getTime() + 1) }, expected: 'open' },
	{ when: 'it was revoked and has expired', feed: { expiresAt: now, revokedAt: now }, expected: 'revoked' },
	{ when: 'the plan is no longer the owner’s to read', feed: { mayReadPlan: false }, expected: 'ownerless' },
	{ when: 'feeds are no longer the owner’s to share', feed: { mayManage: false }, expected: 'ownerless' },
	{
		when: 'a trainer’s own, with the trainer’s role only',
		feed: { kind: 'trainer', isOwnTrainer: true, mayManage: false, mayReadPlan: false },
		expected: 'open',
	},
	{
		when: 'a trainer’s, and the owner is a trainer no longer',
		feed: { kind: 'trainer', mayManage: false, mayReadPlan: false },
		expected: 'ownerless',
	},
	{ when: 'a trainer’s, made by staff', feed: { kind: 'trainer' }, expected: 'open' },
	{
		when: 'a partner’s, made by one who does not read drafts',
		feed: { kind: 'organisation', mayReadPlan: false },
		expected: 'open',
	},
	{
		when: 'a selection, and its owner left',
		feed: { kind: 'selection', mayManage: false },
		expected: 'ownerless',
	},
	{
		when: 'a person’s own, who is no staff',
		feed: { kind: 'my_registrations', mayManage: false, mayReadPlan: false },
		expected: 'open',
	},
	{
		when: 'a person’s own, and they are erased',
		feed: { kind: 'my_registrations', isErased: true },
		expected: 'ownerless',
	},
])('when $when', ({ feed, expected }) => expect(feedStateOf({ ...plan, ...feed }, now)).toBe(expected));

test('a staff feed is open only while its owner has some right in the project', () =>
	fc.assert(
		fc.property(
			fc.constantFrom(...feedKinds.filter((kind) => kind !== 'my_registrations')),
			fc.boolean(),
			(kind, isErased) => {
				const facts = { ...plan, kind, isErased, mayManage: false, mayReadPlan: false };
				expect(feedStateOf(facts, now)).toBe('ownerless');
			},
		),
	));
