import { writeFileSync } from 'node:fs';
import { personalDataDocument } from '@kutsu/db/privacy-document';

writeFileSync(new URL('../../docs/personal-data.md', import.meta.url), personalDataDocument());
