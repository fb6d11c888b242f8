export { recordAttendance } from './commands/record-attendance.ts';
export { attendanceDay, attendanceList, brokenLinksOf, standingIn } from './queries.ts';
export type { AttendanceDay, AttendanceList, AttendanceSession } from './queries.ts';
export { findAttended } from './rules/attended.ts';
export { findBrokenLinks } from './rules/chain.ts';
