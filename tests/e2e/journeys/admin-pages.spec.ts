import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createProject } from '@kutsu/core/projects';
import { CreateProjectInput } from '@kutsu/core/projects/model';
import { createDemoStaff, inviteStaff } from '@kutsu/core/staff';
import { getProject } from '@kutsu/core/projects';
import { newId } from '@kutsu/kernel';
import type { Page } from '@playwright/test';
import { demo, installation, own, urls } from '../support/installation.ts';
import { linkIn, mailsTo } from '../support/mail.ts';
import { actingOn } from '../support/own-project.ts';
import { expect, faultsInDark, faultsInLight, phone, signIn, test } from '../support/test.ts';

const routes = join(
	dirname(createRequire(import.meta.url).resolve('../../../apps/admin/package.json')),
	'src/routes',
);

/** Every page there is, as its address with its parameters open: `/[project]/trainings/[code]`. */
const pages = globSync('**/+page*.svelte', { cwd: routes })
	.map((file) => `/${dirname(file)}`.replaceAll(/\/(\([^)]+\)|\.$)/g, ''))
	.toSorted();

/** Where a link stands that fills the last parameter of an address. */
const linkedFrom: Readonly<Record<string, string>> = {
	'/[project]/attendance/[training]': '/[project]/attendance',
	'/[project]/courses/[courseId]': '/[project]/courses',
	'/[project]/feeds/private/[feedId]': '/[project]/feeds/private',
	'/[project]/forms/[form]': '/[project]/courses/[courseId]',
	'/[project]/forms/[form]/[questionId]': '/[project]/forms/[form]',
	'/[project]/mail/[messageId]': '/[project]/mail',
	'/[project]/organisations/[organisationId]': '/[project]/organisations',
	'/[project]/program/[code]': '/[project]/program',
	'/[project]/program/[code]/items/[itemId]': '/[project]/program/[code]',
	'/[project]/program/[code]/speakers/[speakerId]': '/[project]/program/[code]/contents',
	'/[project]/program/[code]/tracks/[trackId]': '/[project]/program/[code]/contents',
	'/[project]/registrations/people/[participantId]': '/[project]/registrations',
	'/[project]/series/[seriesId]': '/[project]/series',
	'/[project]/settings/areas/[scheme]': '/[project]/settings/areas',
	'/[project]/settings/consents/[kind]': '/[project]/settings/consents',
	'/[project]/settings/pages/[kind]': '/[project]/settings/pages',
	'/[project]/settings/target-groups/[key]': '/[project]/settings/target-groups',
	'/[project]/trainers/[trainerId]': '/[project]/trainers',
	'/[project]/trainings/[code]': '/[project]/trainings?when=coming',
	'/[project]/venues/[venueId]': '/[project]/venues',
};

/** Addresses that are of someone who is not signed in. */
const isForNoOne = (path: string) => /^\/(sign-in|forgot-password|reset-password|invitation)/.test(path);

/** Fills the parameters of an address from what the product itself links to. */
async function addressesOf(page: Page, locale: string): Promise<(path: string) => string> {
	const known = new Map<string, string>([['/[project]', `/${demo.slug}`]]);
	const fill = (path: string) => {
		let start = path;
		while (start !== '') {
			const found = known.get(start);
			if (found !== undefined) return found + path.slice(start.length);
			start = start.slice(0, start.lastIndexOf('/'));
		}
		return path;
	};
	for (const [path, shownOn] of Object.entries(linkedFrom).toSorted()) {
		await page.goto(`${urls.admin}/${locale}${fill(shownOn)}`);
		const folder = fill(path).slice(0, fill(path).lastIndexOf('/'));
		const links = await page
			.locator(`main a[href^="/${locale}${folder}/"]`)
			.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
		const value = links
			.map((href) => new RegExp(`^/${locale}${folder}/([^/?#]+)(?:[?#]|$)`).exec(href)?.[1])
			.find((last) => last !== undefined && !['import', 'new', 'preview'].includes(last));
		expect(value, `a link on ${shownOn} that leads to ${path}`).toBeDefined();
		known.set(path, `${folder}/${value}`);
	}
	known.set('/[project]/registrations/runs/[runId]', await preparedRun(page, locale));
	return (path) => {
		const filled = fill(path);
		if (/\[/.test(filled)) throw new Error(`Say in "linkedFrom" where a link to ${path} stands`);
		return filled;
	};
}

/** What would be done to someone who registered, looked at and not started. */
async function preparedRun(page: Page, locale: string): Promise<string> {
	await page.goto(`${urls.admin}/${locale}/${demo.slug}/registrations`);
	await page.locator('main input[name="id"]').first().check();
	await page.locator('#chosen button').click();
	await page.locator('main input[value="cancel"]').check();
	await page.locator('main form button[type="submit"]').click();
	await page.waitForURL(/\/registrations\/runs\//);
	return new URL(page.url()).pathname.replace(`/${locale}`, '');
}

/** The page reads as a page of its language, fits a phone, and axe finds nothing in it. */
async function expectSound(page: Page, path: string, { locale, dark }: { locale: string; dark: boolean }) {
	const answer = await page.goto(`${urls.admin}/${locale}${path}`);
	expect(answer?.status(), path).toBe(200);
	// A page with one part may lead on to it; none leads back, to the sign-in or elsewhere.
	const asked = `/${locale}${path === '/' ? '' : path}`;
	expect(`${new URL(page.url()).pathname}/`, `where ${asked} led`).toContain(`${asked}/`);
	await expect(page.locator('html')).toHaveAttribute('lang', locale);
	// The gallery of components shows more than one page's worth of headings.
	if (!path.startsWith('/dev/')) {
		await expect.soft(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		expect.soft(await page.title(), path).toMatch(/\S – Kutsu$/);
	}
	expect
		.soft(await page.locator('body').innerText(), path)
		.not.toMatch(/undefined|\bNaN\b|\[object |\bnull\b/);
	await page.setViewportSize(phone.viewport);
	const beyond = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect.soft(beyond, `pixels beyond a phone's edge, ${locale}${path}`).toBe(0);
	await page.setViewportSize(desk);
	expect.soft(await faultsInLight(page), `axe, light, ${locale}${path}`).toEqual([]);
	if (dark) expect.soft(await faultsInDark(page), `axe, dark, ${locale}${path}`).toEqual([]);
	await page.emulateMedia({ colorScheme: 'light' });
}

const desk = { width: 1440, height: 900 };

test.use({ viewport: desk });
test.describe.configure({ mode: 'parallel' });

for (const locale of ['fi', 'sv', 'en'] as const) {
	test(`every page of the admin is sound in ${locale}`, async ({ page }) => {
		test.setTimeout(600_000);
		const seen = { locale, dark: locale === 'fi' };
		const open = pages.filter((path) => isForNoOne(path));
		for (const path of open) await expectSound(page, path.replace('[token]', 'x'.repeat(43)), seen);
		await signIn(page, 'owner', locale);
		const address = await addressesOf(page, locale);
		for (const path of pages) {
			// Where there is one project only, its first page takes the place of the choice between them.
			if (path === '/' || isForNoOne(path)) continue;
			await test.step(path, () => expectSound(page, address(path), seen));
		}
		// What is missing inside a project keeps the project's menu.
		const answer = await page.goto(`${urls.admin}/${locale}/${demo.slug}/no-such-page`);
		expect(answer?.status()).toBe(404);
		await expect(page.locator(`nav a[href="/${locale}/${demo.slug}/trainings"]`).first()).toBeVisible();
		await expect(page.locator(`main a[href="/${locale}/${demo.slug}"]`)).toBeVisible();
		expect(await faultsInLight(page)).toEqual([]);
	});

	test(`every page of a project with nothing in it is sound, and so is the choice of projects, in ${locale}`, async ({
		page,
	}) => {
		test.setTimeout(600_000);
		const { slug, owner } = await emptyProject(locale);
		const seen = { locale, dark: locale === 'sv' };
		await signIn(page, owner, locale);
		for (const path of pages.filter((one) => one.startsWith('/[project]') && one.lastIndexOf('[') === 1)) {
			await test.step(path, () => expectSound(page, path.replace('[project]', slug), seen));
		}
		// Who was invited to a second project joins it with the account they have.
		const [mail] = await mailsTo(`${owner}@example.org`, 1);
		await expectSound(page, new URL(linkIn(mail?.text)).pathname.replace(/^\/\w\w/, ''), seen);
		await page.locator('main form button[type="submit"]').click();
		await page.waitForURL(`${urls.admin}/${locale}`);
		await expectSound(page, '/', seen);
	});
}

/** A project that someone has just made, and who did; and an invitation of theirs to another. */
function emptyProject(locale: 'fi' | 'sv' | 'en'): Promise<{ slug: string; owner: string }> {
	return actingOn(installation().databaseAppUrl, async (ctx) => {
		const slug = `uusi-${locale}`;
		const owner = `uusi.${locale}`;
		const text = (words: string) => ({ fi: words, sv: words, en: words });
		const made = await createProject(
			ctx,
			CreateProjectInput.parse({
				...{ code: slug.toUpperCase(), slug, codePrefix: `U${locale.toUpperCase()}`, isDemo: true },
				...{
					title: text(`Äänettömien hanke ${locale}`),
					organiser: text('Virasto'),
					requiredLocales: ['fi', 'sv'],
				},
				...{ periodStart: '2026-01-01', periodEnd: '2027-12-31', fund: 'ISF' },
				...{ contactEmail: 'hanke@example.org', fundingStatement: text('EU') },
			}),
		);
		if (!made.ok) throw new Error('The project was refused');
		await createDemoStaff(ctx, {
			projectId: made.projectId,
			password: demo.password,
			members: [{ role: 'owner', email: `${owner}@example.org`, name: 'Vastuuhenkilö' }],
		});
		const { id: projectId } = await getProject(ctx, own.slug);
		await inviteStaff(ctx, {
			...{ projectId, email: `${owner}@example.org`, role: 'communications', locale, requestId: newId() },
		});
		return { slug, owner };
	});
}
