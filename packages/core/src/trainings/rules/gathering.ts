const gatheringMinutes = 3;

/**
 * When a change is told: a little later, so that what is changed until then is told with it, in one mail. Null while
 * staff hold what was changed before.
 * @param standing what waits already; undefined for nothing
 */
export function noticeTime(standing: { readonly dueAt: Date | null } | undefined, now: Date): Date | null {
	if (standing?.dueAt === null) return null;
	return new Date(now.getTime() + gatheringMinutes * 60_000);
}
