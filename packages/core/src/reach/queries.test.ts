import { freshWorld } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { dashboard, reachFile, reachReport } from './queries.ts';

const world = await freshWorld();

test('what lies ahead is told with what needs a look', async () => {
	const { project, training, as } = await world.another();
	const draft = await training({ startsAt: '2026-03-09T07:00:00Z', state: 'draft' });
	const closing = await training({ startsAt: '2026-03-06T07:00:00Z', closesAt: '2026-03-04T07:00:00Z' });
	await training({ startsAt: '2026-05-09T07:00:00Z' });
	const shown = await dashboard(as('communications'), { projectId: project.id });
	expect(shown.comingCount).toBe(3);
	expect(
		shown.needingAttention.map(({ code, warnings }) => ({
			code,
			warnings: warnings.map((warning) => warning.code),
		})),
	).toEqual([
		{ code: closing.code, warnings: ['few-registered'] },
		{ code: draft.code, warnings: ['draft-soon'] },
	]);
});

test('the file and the paragraph tell the same period', async () => {
	const { project, ctx } = await world.another();
	const period = { projectId: project.id, from: '2026-01-01', to: '2026-03-31' };
	const report = await reachReport(ctx, period);
	expect(report.paragraphs.en).toBe(
		'In the period 1 Jan – 31 Mar 2026 the project “Project” held no trainings whose attendance was recorded.',
	);
	const file = await reachFile(ctx, { ...period, locale: 'sv' });
	expect(file.fileName).toBe(`${project.slug}-nadda-personer-2026-01-01-2026-03-31.csv`);
	expect(file.text.startsWith('\uFEFF')).toBe(true);
});
