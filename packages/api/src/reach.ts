import { dashboard, reach } from '@kutsu/core/reach';
import { ReachInput } from '@kutsu/core/reach/model';
import { router, staff } from './trpc.ts';

export const reachFigures = router({
	dashboard: staff('reach.read').query(({ ctx }) => dashboard(ctx, { projectId: ctx.projectId })),
	figures: staff('reach.read')
		.input(ReachInput)
		.query(({ ctx, input }) => reach(ctx, { ...input, projectId: ctx.projectId })),
});
