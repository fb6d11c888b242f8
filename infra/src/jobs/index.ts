export { installJobSchema } from './install-job-schema.ts';
