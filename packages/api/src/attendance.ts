import { attendanceDay, attendanceList, recordAttendance } from '@kutsu/core/attendance';
import { AttendanceListInput, RecordAttendanceInput } from '@kutsu/core/attendance/model';
import { router, staff } from './trpc.ts';

export const attendance = router({
	day: staff('attendance.read').query(({ ctx }) => attendanceDay(ctx, { projectId: ctx.projectId })),
	list: staff('attendance.read')
		.input(AttendanceListInput)
		.query(({ ctx, input }) => attendanceList(ctx, { ...input, projectId: ctx.projectId })),
	record: staff('attendance.write')
		.input(RecordAttendanceInput)
		.mutation(({ ctx, input }) => recordAttendance(ctx, { ...input, projectId: ctx.projectId })),
});
