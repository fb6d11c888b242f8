import {
	addOrganisation,
	archiveOrganisation,
	editOrganisation,
	importOrganisations,
	mergeOrganisation,
	organisation,
	organisationList,
	previewOrganisations,
	suggestOrganisations,
} from '@kutsu/core/organisations';
import {
	AddOrganisationInput,
	ArchiveOrganisationInput,
	EditOrganisationInput,
	ImportOrganisationsInput,
	MergeOrganisationInput,
	OrganisationInput,
	OrganisationListInput,
	SuggestOrganisationsInput,
} from '@kutsu/core/organisations/model';
import { publicProcedure, router, staff } from './trpc.ts';

export const publicOrganisations = router({
	suggest: publicProcedure
		.input(SuggestOrganisationsInput)
		.query(({ ctx, input }) => suggestOrganisations(ctx, input)),
});

export const staffOrganisations = router({
	list: staff('plan.read')
		.input(OrganisationListInput)
		.query(({ ctx, input }) => organisationList(ctx, input)),
	get: staff('plan.read')
		.input(OrganisationInput)
		.query(({ ctx, input }) => organisation(ctx, input)),
	suggest: staff('attendance.write')
		.input(SuggestOrganisationsInput)
		.query(({ ctx, input }) => suggestOrganisations(ctx, input)),
	add: staff('plan.write')
		.input(AddOrganisationInput)
		.mutation(({ ctx, input }) => addOrganisation(ctx, input)),
	edit: staff('plan.write')
		.input(EditOrganisationInput)
		.mutation(({ ctx, input }) => editOrganisation(ctx, input)),
	archive: staff('plan.write')
		.input(ArchiveOrganisationInput)
		.mutation(({ ctx, input }) => archiveOrganisation(ctx, input)),
	merge: staff('plan.write')
		.input(MergeOrganisationInput)
		.mutation(({ ctx, input }) => mergeOrganisation(ctx, input)),
	previewImport: staff('plan.write')
		.input(ImportOrganisationsInput)
		.mutation(({ ctx, input }) => previewOrganisations(ctx, input)),
	import: staff('plan.write')
		.input(ImportOrganisationsInput)
		.mutation(({ ctx, input }) => importOrganisations(ctx, input)),
});
