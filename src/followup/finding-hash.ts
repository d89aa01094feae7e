import { createHash } from 'node:crypto';
import type { FindingKey } from '../domain/finding.js';

/** One short name for a finding: keys of merged units can be thousands of letters long. */
export function findingHash({ cycleId, unitKey, competencyId, view }: FindingKey): string {
  return createHash('sha256')
    .update(JSON.stringify([cycleId, unitKey, competencyId, view]))
    .digest('hex');
}
