import { composeFeed } from '@kutsu/core/calendars';
import type { FeedEntry, SessionFacts } from '@kutsu/core/calendars';
import type { Context } from '@kutsu/core/context';
import { Temporal } from '@kutsu/kernel';
import ical, { ICalEventClass, ICalEventStatus } from 'ical-generator';
import { FragmentMemory } from '../../../apps/api/src/feed-memory.ts';

// One way of making one feed, measured alone: `big-feed-process.ts way events`.
const [way = '', count = '0'] = process.argv.slice(2);
const collect = globalThis.gc ?? (() => undefined);
const text = (words: string) => ({ fi: words, sv: words, en: words });
const revisedAt = new Date('2026-01-01T00:00:00Z');
const day = 86_400_000;

/** Facts as the query gives them; some 800 bytes when written. */
function factsOf(index: number): SessionFacts {
	const startsAt = new Date(revisedAt.getTime() + (index % 700) * day + 32_400_000);
	return {
		projectId: '00000000-0000-4000-8000-000000000001',
		sessionId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
		...{
			number: 1,
			heldSessions: 1,
			title: null,
			startsAt,
			endsAt: new Date(startsAt.getTime() + 10_800_000),
		},
		...{ isCancelled: false, sequence: 0, calendarRevisedAt: revisedAt, createdAt: revisedAt },
		...{ roomId: null, room: text('Sali A') },
		training: {
			...{
				id: `t${index}`,
				code: `BEN-2026-${index}`,
				title: text(`Väkivallan tunnistaminen, ryhmä ${index}`),
			},
			description: text(
				'Koulutus kaikille, jotka kohtaavat työssään väkivaltaa kokeneita.\nOhjelma, tauot ja kahvi.',
			),
			...{
				timeZone: 'Europe/Helsinki',
				isPublic: true,
				isDraft: false,
				isCancelled: false,
				isPostponed: false,
			},
			...{
				isDiscreet: false,
				isAddressForConfirmed: false,
				mode: 'onsite',
				conferenceUrl: null,
				revision: 1,
			},
		},
		venue: {
			...{ id: 'v', name: text('Esimerkkitalo'), streetAddress: 'Esimerkkikatu 1', postalCode: '00100' },
			...{ municipality: text('Helsinki'), latitude: 60.17, longitude: 24.94, arrival: null, revision: 1 },
		},
		municipality: text('Helsinki'),
		project: {
			...{
				title: text('Hanke'),
				fundingStatement: text('Euroopan unionin osarahoittama'),
				requiredLocales: ['fi'],
			},
			...{ contactEmail: 'project@example.org', revision: 1 },
		},
	};
}

const sessions = Array.from({ length: Number(count) }, (_, index) => factsOf(index));
const entries: FeedEntry[] = sessions.map((session) => ({ session, audience: { kind: 'public' } }));
const ctx = { settings: { publicUrl: 'https://public.example.org' } } as Context;
const fragments = new FragmentMemory(50_000, (_, fault) => {
	throw fault;
});
const encoder = new TextEncoder();

function ours(of: readonly FeedEntry[]): Uint8Array {
	const calendar = composeFeed(ctx, {
		...{ identity: ['bench'], entries: of, name: 'Bench', description: 'Bench', locale: 'fi', fragments },
		lastModified: null,
	});
	return encoder.encode(`${calendar.etag === '' ? ' ' : ''}${calendar.write()}`);
}

/** The same events by the library alone, with zone-aware times. */
function theirs(): Uint8Array {
	const calendar = ical({ name: 'Bench', timezone: { name: null, generator: () => null } });
	const zoned = (instant: Date) =>
		Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO('Europe/Helsinki');
	for (const { sessionId, startsAt, endsAt, training } of sessions) {
		calendar.createEvent({
			...{ id: `${sessionId}@session.kutsu`, sequence: 0, stamp: revisedAt, created: revisedAt },
			...{ lastModified: revisedAt, start: zoned(startsAt), end: zoned(endsAt), timezone: 'Europe/Helsinki' },
			summary: training.title.fi ?? '',
			description: `${training.description.fi}\n\nKoulutuksen tunnus: ${training.code}\n\nEuroopan unionin osarahoittama\n\nLisätietoja: https://public.example.org/fi/koulutukset/${training.code}`,
			location: {
				title: 'Esimerkkitalo, Sali A, Esimerkkikatu 1, 00100 Helsinki',
				geo: { lat: 60.17, lon: 24.94 },
			},
			...{ status: ICalEventStatus.CONFIRMED, class: ICalEventClass.PUBLIC },
			url: `https://public.example.org/fi/koulutukset/${training.code}`,
		});
	}
	return encoder.encode(calendar.toString());
}

const known = way === 'warm' || way === 'changed' ? ours(entries) : undefined;
const one = entries[Math.floor(entries.length / 2)];
const changed = entries.map((entry) =>
	entry === one ? { ...entry, session: { ...entry.session, sequence: 1 } } : entry,
);
const ways: Readonly<Record<string, () => Uint8Array | undefined>> = {
	generator: theirs,
	cold: () => ours(entries),
	// What the host sends again: the bytes it has.
	warm: () => known?.slice(),
	changed: () => ours(changed),
};
collect();
const before = process.memoryUsage().rss;
const started = performance.now();
const bytes = ways[way]?.()?.length ?? 0;
const milliseconds = performance.now() - started;
const megabytes = Math.max(0, process.resourceUsage().maxRSS * 1024 - before) / 1e6;
process.stdout.write(JSON.stringify({ milliseconds, megabytes, bytes }));
