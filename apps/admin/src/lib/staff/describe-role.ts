import type { StaffRole } from '@kutsu/core/staff/model';
import { m } from '@kutsu/i18n/messages';

/** A role by its name, and by what it lets one do. */
export function roleWords(role: StaffRole): { readonly name: string; readonly text: string } {
	return { name: m[`admin_role_${role}`](), text: m[`admin_role_${role}_text`]() };
}
