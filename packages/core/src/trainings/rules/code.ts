import type { TrainingVisibility } from '../model.ts';

/** The code of a training, `NRM-2026-014`: at least three digits. */
export function codeOf(prefix: string, year: number, number: number): string {
	return `${prefix}-${year}-${String(number).padStart(3, '0')}`;
}

/** Year and number of a running code with this prefix; undefined for a code of another kind. */
export function findNumber(code: string, prefix: string): { year: number; number: number } | undefined {
	const match = /^([A-Z][A-Z0-9]*)-(\d{4})-(\d{3,9})$/.exec(code);
	if (!match || match[1] !== prefix) return undefined;
	return { year: Number(match[2]), number: Number(match[3]) };
}

/** Whether a training needs another code: one that is hidden is not found by the number people knew, and one that is shown has a number again. */
export function decideCode(before: TrainingVisibility, after: TrainingVisibility): 'keep' | 'another' {
	return (before === 'public') === (after === 'public') ? 'keep' : 'another';
}
