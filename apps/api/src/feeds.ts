import { Hono } from 'hono';
import type { AppEnv } from './app.ts';

/** Calendars to subscribe to, at `/feeds`. */
export const feeds = new Hono<AppEnv>();
