import { findMissingLocales, granted, isSameText, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { OpenCourse, OpenCourseRefusal } from '../model.ts';
import { lockOpenCourse, saveOpenCourse } from '../store.ts';

/**
 * Says which course anyone may take online at any time: it is offered where no date fits.
 * Refused as `stale` when it is no longer what was seen. @throws NotFound, Forbidden without `plan.write`.
 */
export function setOpenCourse(
	ctx: Context,
	input: { readonly project: string; readonly seen: OpenCourse; readonly wanted: OpenCourse },
): Promise<Decision<object, OpenCourseRefusal>> {
	return inTransaction(ctx, async (ctx): Promise<Decision<object, OpenCourseRefusal>> => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const { seen, wanted } = input;
		if (!isSame(await lockOpenCourse(ctx, project.id), seen)) return refused({ code: 'stale' });
		const [missing] = wanted ? findMissingLocales(wanted.title, project.requiredLocales) : [];
		if (missing !== undefined) return refused({ code: 'language-missing', locale: missing });
		await saveOpenCourse(ctx, project.id, wanted);
		await record(ctx, {
			projectId: project.id,
			action: 'project.set-open-course',
			subject: { kind: 'project', id: project.id },
		});
		return granted({});
	});
}

function isSame(one: OpenCourse, other: OpenCourse): boolean {
	if (one === null || other === null) return one === other;
	return one.url === other.url && isSameText(one.title, other.title);
}
