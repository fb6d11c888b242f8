/** Regulation (EU) 2021/1060, Art. 82: years from 31 December of the year of the last payment. */
const evidenceYears = 5;

/** The last day evidence of attendance is kept, `2030-12-31`; null while the funder's last payment is not known. */
export function evidenceEndsOn(lastPaymentOn: string | null): string | null {
	if (lastPaymentOn === null) return null;
	return `${Number(lastPaymentOn.slice(0, 4)) + evidenceYears}-12-31`;
}
