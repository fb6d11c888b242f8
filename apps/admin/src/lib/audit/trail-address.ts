import { auditActorKinds, auditSubjects } from '@kutsu/core/audit/model';
import type { AuditSubject } from '@kutsu/core/audit/model';
import { z } from 'zod/mini';

/** What the audit log is narrowed by, as it stands in the page's address. */
export type TrailFilter = {
	/** An account, or a kind of actor. */
	readonly actor: string | undefined;
	readonly subject: AuditSubject | undefined;
	readonly training: string;
	readonly from: string | undefined;
	readonly to: string | undefined;
	/** Where the page begins: after this entry. */
	readonly after: { readonly at: Date; readonly id: string } | undefined;
};

const After = z.object({ at: z.iso.datetime(), id: z.uuid() });
const Day = z.iso.date();

/** A value that means nothing is as good as none. */
export function readTrailFilter(params: URLSearchParams): TrailFilter {
	const [at, id] = (params.get('after') ?? '').split('_');
	const after = After.safeParse({ at, id });
	const day = (name: string) => Day.safeParse(params.get(name)).data;
	const actor = (params.get('actor') ?? '').trim();
	return {
		actor: actor !== '' && actor.length <= 60 ? actor : undefined,
		subject: auditSubjects.find((subject) => subject === params.get('subject')),
		training: (params.get('training') ?? '').trim().slice(0, 60),
		from: day('from'),
		to: day('to'),
		after: after.success ? { at: new Date(after.data.at), id: after.data.id } : undefined,
	};
}

/** The query of the log, with its question mark; empty for all of it from its start. */
export function trailQuery({ actor, subject, training, from, to, after }: Partial<TrailFilter>): string {
	const params = new URLSearchParams();
	if (actor) params.set('actor', actor);
	if (subject) params.set('subject', subject);
	if (training) params.set('training', training);
	if (from) params.set('from', from);
	if (to) params.set('to', to);
	if (after) params.set('after', `${after.at.toISOString()}_${after.id}`);
	const query = params.toString();
	return query === '' ? '' : `?${query}`;
}

/** Whoever acts without an account of the project. */
export const otherActors = auditActorKinds.filter((kind) => kind !== 'staff');
