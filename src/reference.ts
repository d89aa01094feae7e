import { writeFileSync } from 'node:fs';
import { configurationPage } from './config/config-reference.js';
import { projectPath } from './config/project-root.js';

/** `npm run reference`: writes the page about settings anew from the code. */
const page = projectPath('docs', 'configuration.md');
writeFileSync(page, configurationPage());
console.log(`Written: ${page}`);
