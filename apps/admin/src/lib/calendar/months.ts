/** The calendar month so many later, or earlier: `2026-12` and 1 give `2027-01`. */
export function monthAfter(month: string, count: number): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	const index = year * 12 + number - 1 + count;
	return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
