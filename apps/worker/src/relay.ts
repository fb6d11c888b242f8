import type { Database } from '@kutsu/db';
import { named } from '@kutsu/db';

const batchSize = 500;

// Two requests of one key in a batch are one job, the later; graphile-worker could not take both. A delay is counted
// from our clock, which tests pin, and waited for by Postgres'.
const moveSql = `
with taken as (
	delete from job_requests where id in (select id from job_requests order by created_at limit ${batchSize} for update skip locked) returning *
), wanted as (
	select distinct on (coalesce(job_key, id::text)) * from taken order by coalesce(job_key, id::text), created_at desc, run_at desc
), specs as (
	select array_agg((task, payload::json, null, now() + greatest(run_at - $1::timestamptz, interval '0'), null, job_key, null, null)::graphile_worker.job_spec) as list
	from wanted
)
select (select count(*) from taken)::int as moved, (select count(*) from graphile_worker.add_jobs(specs.list))::int as jobs
from specs where specs.list is not null`;

/** Moves one batch of job requests on to the queue, in one statement: a crash loses none and doubles none. */
export async function moveJobRequests(
	database: Database,
	now: Date,
): Promise<{ moved: number; isMore: boolean }> {
	const [row] = await named<{ moved: number }>(database.reads, 'relay_move', moveSql, [now]);
	const moved = row?.moved ?? 0;
	return { moved, isMore: moved === batchSize };
}
