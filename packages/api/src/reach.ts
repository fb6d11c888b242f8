import { dashboard, reachFile, reachReport } from '@kutsu/core/reach';
import { ReachFileInput, ReachInput } from '@kutsu/core/reach/model';
import { router, staff } from './trpc.ts';

export const reachFigures = router({
	dashboard: staff('reach.read').query(({ ctx }) => dashboard(ctx, { projectId: ctx.projectId })),
	figures: staff('reach.read')
		.input(ReachInput)
		.query(({ ctx, input }) => reachReport(ctx, { ...input, projectId: ctx.projectId })),
	file: staff('reach.read')
		.input(ReachFileInput)
		.query(({ ctx, input }) => reachFile(ctx, { ...input, projectId: ctx.projectId })),
});
