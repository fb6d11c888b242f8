import type { MembershipFate, MembershipFault } from '@kutsu/core/geography/model';
import { m } from '@kutsu/i18n/messages';
import { assertNever } from '@kutsu/kernel';

/** What is wrong with a line, in words. */
export function faultWords(fault: MembershipFault): string {
	switch (fault.code) {
		case 'columns':
			return m.settings_areas_fault_columns({ found: fault.found });
		case 'unknown-municipality':
			return m.settings_areas_fault_municipality({ text: fault.text });
		case 'unknown-region':
			return m.settings_areas_fault_region({ text: fault.text });
		case 'repeated':
			return m.settings_areas_fault_repeated({ line: fault.firstLine });
		default:
			return assertNever(fault);
	}
}

/** What becomes of a line. */
export function fateWords(fate: MembershipFate) {
	const tones = { added: 'success', moved: 'warn', unchanged: 'neutral' } as const;
	return { tone: tones[fate], text: m[`settings_areas_fate_${fate}`]() };
}
