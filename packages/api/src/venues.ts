import { tellingOfVenueEdit } from '@kutsu/core/mail';
import { createVenue, editVenue, venue, venues } from '@kutsu/core/venues';
import { CreateVenueInput, EditVenueInput, VenueInput } from '@kutsu/core/venues/model';
import { router, staff } from './trpc.ts';

export const staffVenues = router({
	list: staff('plan.read').query(({ ctx, input }) => venues(ctx, input)),
	get: staff('plan.read')
		.input(VenueInput)
		.query(({ ctx, input }) => venue(ctx, input)),
	create: staff('plan.write')
		.input(CreateVenueInput)
		.mutation(({ ctx, input }) => createVenue(ctx, input)),
	edit: staff('plan.write')
		.input(EditVenueInput)
		.mutation(({ ctx, input }) => editVenue(ctx, input)),
	/** Who would be told what: nothing is changed. */
	tellingOfEdit: staff('plan.write')
		.input(EditVenueInput)
		.mutation(({ ctx, input }) => tellingOfVenueEdit(ctx, input)),
});
