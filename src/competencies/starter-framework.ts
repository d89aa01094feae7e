import { readFileSync } from 'node:fs';
import { projectPath } from '../config/project-root.js';
import type { Questionnaire } from '../domain/questionnaire.js';

/** Three brand values, six competencies and eighteen behaviours on the eight signs of trust. */
export const starterFramework = JSON.parse(
  readFileSync(projectPath('src', 'competencies', 'starter', 'framework.json'), 'utf8'),
) as Questionnaire;
