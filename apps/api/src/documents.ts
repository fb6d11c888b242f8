import { Hono } from 'hono';
import type { AppEnv } from './app-env.ts';
import { mailFiles } from './mail-files.ts';
import { myDataFiles } from './my-data-files.ts';
import { registrationFiles } from './registration-files.ts';
import { programDocuments } from './program-files.ts';

/** Files made on request, at `/documents`: programs, lists, figures. */
export const documents = new Hono<AppEnv>();

documents.route('/', programDocuments);
documents.route('/', mailFiles);
documents.route('/', myDataFiles);
documents.route('/', registrationFiles);
