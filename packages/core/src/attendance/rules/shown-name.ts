import type { StaffRole } from '../../staff/model.ts';

const rolesAtTheDoor: readonly StaffRole[] = ['trainer', 'check_in_helper'];

/** Whether a training that hides names hides them from one with these roles: all of theirs are of the room or the door. The system, without roles, sees them. */
export function isHiddenFrom(roles: readonly StaffRole[]): boolean {
	return roles.length > 0 && roles.every((role) => rolesAtTheDoor.includes(role));
}

/** A name as it is shown: whole, or its initials, each part of a double name by its own. */
export function shownName(name: string, isHidden: boolean): string {
	if (!isHidden) return name;
	return name
		.split(/[\s-]+/u)
		.flatMap((part) => [...part].slice(0, 1))
		.map((letter) => `${letter.toUpperCase()}.`)
		.join('');
}
