export type MonthWeek = {
	/** ISO 8601 week number. */
	readonly week: number;
	/** Monday first. */
	readonly days: readonly { readonly eventDate: string; readonly day: number; readonly isInMonth: boolean }[];
};

const dayMillis = 86_400_000;

/** The whole weeks, Monday to Sunday, that hold the days of a month `2024-10`. Calendar days only: no clock, no zone. */
export function monthWeeks(month: string): MonthWeek[] {
	const first = Date.parse(`${month}-01T00:00:00Z`);
	const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * dayMillis;
	const end = Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`);
	const weeks: MonthWeek[] = [];
	for (let start = monday; start < end; start += 7 * dayMillis) {
		const days = Array.from({ length: 7 }, (_, index) => {
			const eventDate = new Date(start + index * dayMillis).toISOString().slice(0, 10);
			return { eventDate, day: Number(eventDate.slice(8)), isInMonth: eventDate.startsWith(month) };
		});
		weeks.push({ week: isoWeek(start), days });
	}
	return weeks;
}

/** `2024-12` and 1 give `2025-01`. */
export function addMonths(month: string, count: number): string {
	const at = new Date(`${month}-01T00:00:00Z`);
	at.setUTCMonth(at.getUTCMonth() + count);
	return at.toISOString().slice(0, 7);
}

function isoWeek(mondayMillis: number): number {
	const thursday = mondayMillis + 3 * dayMillis;
	const yearStart = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
	return 1 + Math.floor((thursday - yearStart) / (7 * dayMillis));
}
