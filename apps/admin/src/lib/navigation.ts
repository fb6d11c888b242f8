import type { StaffOutputs } from '@kutsu/api/types';
import { m } from '@kutsu/i18n/messages';
import type { Locale } from '@kutsu/kernel';
import { boundTo } from '@kutsu/core/staff/model';
import type { Permission } from '@kutsu/core/staff/model';
import type { Icon } from '@kutsu/ui';
import Building2 from '@lucide/svelte/icons/building-2';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import BookOpen from '@lucide/svelte/icons/book-open';
import Layers from '@lucide/svelte/icons/layers';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import LayoutList from '@lucide/svelte/icons/layout-list';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Mail from '@lucide/svelte/icons/mail';
import MapPin from '@lucide/svelte/icons/map-pin';
import Rss from '@lucide/svelte/icons/rss';
import Settings from '@lucide/svelte/icons/settings';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import UsersRound from '@lucide/svelte/icons/users-round';
import { localizedPath } from '#lib/paths.ts';

export type AccountProject = StaffOutputs['account']['me']['projects'][number];

type Entry = {
	/** Behind the project; empty for its first page. */
	readonly path: string;
	readonly label: () => string;
	readonly icon: Icon;
	/** Any one of them shows it. */
	readonly needs: readonly Permission[];
};

const groups: readonly {
	readonly id: string;
	readonly label: (() => string) | null;
	readonly entries: readonly Entry[];
}[] = [
	{
		id: 'plan',
		label: null,
		entries: [
			{ path: '', label: m.admin_nav_overview, icon: LayoutDashboard, needs: ['reach.read'] },
			{
				path: '/trainings',
				label: m.admin_nav_trainings,
				icon: LayoutList,
				needs: ['plan.read', 'totals.read'],
			},
			{
				path: '/registrations',
				label: m.desk_title,
				icon: ListChecks,
				needs: ['participants.read'],
			},
			{ path: '/calendar', label: m.admin_nav_calendar, icon: CalendarDays, needs: ['plan.read'] },
			{
				path: '/attendance',
				label: m.admin_nav_attendance,
				icon: ClipboardCheck,
				needs: ['attendance.write'],
			},
		],
	},
	{
		id: 'share',
		label: m.admin_nav_group_share,
		entries: [
			{ path: '/program', label: m.admin_nav_program, icon: GraduationCap, needs: ['program.read'] },
			{ path: '/mail', label: m.admin_nav_mail, icon: Mail, needs: ['mail.read'] },
			{ path: '/feeds', label: m.admin_nav_feeds, icon: Rss, needs: ['feeds.manage', 'feeds.own'] },
		],
	},
	{
		id: 'basics',
		label: m.admin_nav_group_basics,
		entries: [
			{ path: '/courses', label: m.admin_nav_courses, icon: BookOpen, needs: ['plan.write'] },
			{ path: '/series', label: m.admin_nav_series, icon: Layers, needs: ['plan.write'] },
			{ path: '/venues', label: m.admin_nav_venues, icon: MapPin, needs: ['plan.write'] },
			{ path: '/organisations', label: m.organisations_title, icon: Building2, needs: ['plan.write'] },
			{ path: '/trainers', label: m.admin_nav_trainers, icon: UsersRound, needs: ['plan.write'] },
			{
				path: '/settings',
				label: m.admin_nav_settings,
				icon: Settings,
				needs: [
					'staff.manage',
					'project.write',
					'plan.write',
					'texts.write',
					'participants.read',
					'audit.read',
				],
			},
			{ path: '/audit', label: m.admin_nav_audit, icon: ScrollText, needs: ['audit.read'] },
		],
	},
];

export type NavEntry = {
	readonly href: string;
	readonly label: string;
	readonly icon: Icon;
	readonly current: boolean;
};
export type NavGroup = {
	readonly id: string;
	readonly label: string | null;
	readonly entries: readonly NavEntry[];
};

/** What the person may open in the project; `here` is the canonical path of the page they are on. */
export function navigationOf(project: AccountProject, here: string, locale: Locale): NavGroup[] {
	const base = `/${project.slug}`;
	const isHere = (path: string) =>
		path === '' ? here === base : here === base + path || here.startsWith(`${base}${path}/`);
	return groups
		.map(({ id, label, entries }) => ({
			id,
			label: label === null ? null : label(),
			entries: entries
				.filter(({ needs }) => needs.some((permission) => project.permissions.includes(permission)))
				.map(({ path, label: text, icon }) => ({
					href: localizedPath(base + path, locale),
					label: text(),
					icon,
					current: isHere(path),
				})),
		}))
		.filter(({ entries }) => entries.length > 0);
}

const sections: readonly Omit<Entry, 'icon'>[] = [
	{ path: '/project', label: m.admin_settings_project, needs: ['project.write', 'audit.read'] },
	{ path: '/pages', label: m.admin_settings_pages, needs: ['texts.write', 'audit.read'] },
	{ path: '/consents', label: m.consents_admin_title, needs: ['project.write', 'audit.read'] },
	{ path: '/target-groups', label: m.admin_settings_target_groups, needs: ['project.write', 'audit.read'] },
	{ path: '/targets', label: m.admin_settings_targets, needs: ['project.write', 'audit.read'] },
	{ path: '/areas', label: m.admin_settings_areas, needs: ['project.write', 'audit.read'] },
	{ path: '/open-course', label: m.ways_admin_open_course, needs: ['plan.write', 'audit.read'] },
	{ path: '/feedback', label: m.admin_settings_feedback, needs: ['participants.read'] },
	{ path: '/staff', label: m.admin_settings_staff, needs: ['staff.manage'] },
];

/** Whether a part of the settings is among those the person may open. */
export function mayOpenSettings(project: AccountProject, path: string): boolean {
	return sections.some(
		(section) =>
			section.path === path && section.needs.some((permission) => project.permissions.includes(permission)),
	);
}

/** The parts of the settings that the person may open. */
export function settingsOf(project: AccountProject, here: string, locale: Locale): Omit<NavEntry, 'icon'>[] {
	const base = `/${project.slug}/settings`;
	return sections
		.filter(({ needs }) => needs.some((permission) => project.permissions.includes(permission)))
		.map(({ path, label }) => ({
			href: localizedPath(base + path, locale),
			label: label(),
			current: here === base + path || here.startsWith(`${base}${path}/`),
		}));
}

/**
 * Where a person's work in the project begins: the overview, today's list for those who only take attendance, and the
 * audit log for who looks after it alone.
 */
export function firstPathOf(project: AccountProject): string {
	const may = (permission: Permission) => project.permissions.includes(permission);
	if (may('reach.read')) return `/${project.slug}`;
	if (may('attendance.write')) return `/${project.slug}/attendance`;
	return may('audit.read') ? `/${project.slug}/audit` : `/${project.slug}/trainings`;
}

/** Whether a role of the person is for the project as a whole, and not for some trainings of it only. */
export function worksInAll(project: AccountProject): boolean {
	return project.roles.some((role) => boundTo[role] === 'project');
}
