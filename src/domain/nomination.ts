import type { RaterGroup } from './rater-group.js';

/** Who put a rater on the list: the chart or records, HR or the manager as approver, the subject, or a file. */
export type NominationSource = 'chart' | 'records' | 'approver' | 'subject' | 'file';

/** One rater asked about one subject, in one rater group. */
export interface Nomination {
  readonly subjectId: string;
  readonly raterId: string;
  readonly group: RaterGroup;
  readonly source: NominationSource;
}
