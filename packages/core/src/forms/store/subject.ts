import type { AuditSubject } from '../../audit/model.ts';
import type { FormHead } from './questions.ts';

/** A form in the audit trail: its course, or its training. */
export function subjectOf(form: FormHead): {
	readonly projectId: string;
	readonly subject: { readonly kind: AuditSubject; readonly id: string };
} {
	const { projectId, courseId, trainingId } = form;
	return {
		projectId,
		subject: trainingId === null ? { kind: 'course', id: courseId } : { kind: 'training', id: trainingId },
	};
}
