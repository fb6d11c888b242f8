import type { QuotaRefusal, Quotas } from '@kutsu/core/registrations/model';
import { m } from '@kutsu/i18n/messages';
import { assertNever } from '@kutsu/kernel';
import { error, fail } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import type { SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { QuotasForm, quotasMessage, rowsOf, wantedQuotas } from '#lib/trainings/quotas-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(QuotasForm, { error: quotasMessage });

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project, training } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const asked = { project: project.slug };
	const [quotas, groups, beyond] = await Promise.all([
		locals.api.registrations.quotas.query({ ...asked, trainingId: training.id }),
		locals.api.projects.targetGroups.query(asked),
		locals.api.registrations.seatsBeyond.query({ ...asked, trainingId: training.id }),
	]);
	const own = new Set(training.form.targetGroupKeys);
	// Those the training is meant for first; a quota of another is never left out.
	const inOrder = [...groups.filter(({ key }) => own.has(key)), ...groups.filter(({ key }) => !own.has(key))];
	const form = {
		...rowsOf(
			quotas,
			inOrder.map(({ key }) => key),
		),
		seen: quotas,
	};
	return {
		beyond,
		groups: inOrder.map(({ key, name }) => ({ key, name, isOwn: own.size === 0 || own.has(key) })),
		form: await superValidate(form, adapter, { errors: false }),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		const refuse = (status: number, theirs?: Quotas) => fail(status, { form, theirs });
		if (!form.valid) return refuse(400);
		const training = await locals.api.trainings.get.query({ project: params.project, code: params.code });
		const wanted = wantedQuotas(form.data);
		const saved = await locals.api.registrations.setQuotas.mutate({
			project: params.project,
			trainingId: training.id,
			before: form.data.seen,
			wanted,
		});
		if (saved.ok) {
			form.data.seen = wanted;
			return { form, theirs: undefined };
		}
		const { refusal } = saved;
		if (refusal.code === 'stale') {
			// Saving again is then a choice made with both versions in sight.
			form.data.seen = refusal.theirs;
			return refuse(409, refusal.theirs);
		}
		tell(form, refusal);
		return refuse(409);
	},
};

/** A refusal beside the field it is about. */
function tell(form: SuperValidated<QuotasForm>, refusal: Exclude<QuotaRefusal, { code: 'stale' }>): void {
	switch (refusal.code) {
		case 'cancelled':
			message(form, m.planning_refused_cancelled(), { status: 409 });
			return;
		case 'quota-below-taken': {
			const index = form.data.groups.findIndex(({ targetGroup }) => targetGroup === refusal.targetGroup);
			const words = m.planning_quotas_below_taken({ taken: refusal.takenSeats });
			setError(form, `groups[${index}].seats`, words);
			return;
		}
		case 'organisation-limit-below-taken': {
			const words = m.planning_quotas_organisation_below_taken({ taken: refusal.takenSeats });
			setError(form, 'eachOrganisation.seats', words);
			return;
		}
		default:
			assertNever(refusal);
	}
}
