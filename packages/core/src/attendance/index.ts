export { recordAttendance } from './commands/record-attendance.ts';
export { attendanceList, brokenLinksOf, standingIn } from './queries.ts';
export type { AttendanceList } from './queries.ts';
export { findAttended } from './rules/attended.ts';
export { findBrokenLinks } from './rules/chain.ts';
