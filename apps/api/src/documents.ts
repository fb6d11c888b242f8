import { Hono } from 'hono';
import type { AppEnv } from './app.ts';

/** Files made on request, at `/documents`: programs, lists, figures. */
export const documents = new Hono<AppEnv>();
