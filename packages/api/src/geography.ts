import {
	findMunicipalities,
	importMemberships,
	membershipFile,
	municipalities,
	previewMemberships,
	regionSchemes,
	regionsOf,
} from '@kutsu/core/geography';
import {
	ImportMembershipsInput,
	MembershipFileInput,
	MunicipalitySearchInput,
} from '@kutsu/core/geography/model';
import { publicProcedure, router, staff } from './trpc.ts';

export const publicGeography = router({
	regions: publicProcedure.query(({ ctx }) => regionsOf(ctx)),
	municipalities: publicProcedure.query(({ ctx }) => municipalities(ctx)),
	findMunicipalities: publicProcedure
		.input(MunicipalitySearchInput)
		.query(({ ctx, input }) => findMunicipalities(ctx, input)),
});

export const staffGeography = router({
	regions: staff('totals.read').query(({ ctx }) => regionsOf(ctx)),
	municipalities: staff('totals.read').query(({ ctx }) => municipalities(ctx)),
	schemes: staff('plan.read').query(({ ctx }) => regionSchemes(ctx)),
	membershipFile: staff('plan.read')
		.input(MembershipFileInput)
		.query(({ ctx, input }) => membershipFile(ctx, input)),
	previewMemberships: staff('project.write')
		.input(ImportMembershipsInput)
		.mutation(({ ctx, input }) => previewMemberships(ctx, input)),
	importMemberships: staff('project.write')
		.input(ImportMembershipsInput)
		.mutation(({ ctx, input }) => importMemberships(ctx, input)),
});
