import { municipalities, regionsOf } from '@kutsu/core/geography';
import { publicProcedure, router } from './trpc.ts';

export const publicGeography = router({
	regions: publicProcedure.query(({ ctx }) => regionsOf(ctx)),
	municipalities: publicProcedure.query(({ ctx }) => municipalities(ctx)),
});
