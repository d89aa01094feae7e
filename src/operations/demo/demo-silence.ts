import type { RaterGroup } from '../../domain/rater-group.js';
import { demoCustomers } from './demo-customers.js';
import { customerKey, demoId } from './demo-ids.js';
import { servedByLeilaAlone } from './demo-services.js';

export interface AskedPair {
  readonly raterId: string;
  readonly subjectId: string;
  readonly group: RaterGroup;
}

/** Their mails came back. */
export const bouncedRater = demoId('rosa.marin');

/** Said no, politely. */
export const declinedBy: Pick<AskedPair, 'raterId' | 'subjectId'> = {
  raterId: demoId('jonas.weber'),
  subjectId: demoId('amal.haddad'),
};

/** Customers asked about Leila alone: their mails are the newest in the mailbox, English on top, and still to be answered. */
export const storyCustomers: readonly string[] = demoCustomers
  .filter(({ account }) => servedByLeilaAlone.includes(account))
  .map((customer) => demoId(customerKey(customer)))
  .reverse();

const silentRaters = ['kaveh.rostami', 'clara.mendes', 'zahra.kazemi'].map(demoId);
const shortOfAnswers = ['tom.becker', 'grace.okafor', 'sina.taheri', 'iman.ghorbani', 'tara.ebadi'].map(demoId);
const answersOfShort = 2;
const leila = demoId('leila.rahimi');

/** Decides, request by request in a fixed order, who has not answered in the open cycle so far. */
export class DemoSilence {
  private readonly answered = new Map<string, number>();
  private leftToLeila = 2;

  isSilent({ raterId, subjectId, group }: AskedPair): boolean {
    if ([bouncedRater, ...storyCustomers, ...silentRaters].includes(raterId)) return true;
    if (raterId === leila && this.leftToLeila > 0) {
      this.leftToLeila -= 1;
      return true;
    }
    if (!shortOfAnswers.includes(subjectId) || group === 'self' || group === 'manager') return false;
    const answered = this.answered.get(subjectId) ?? 0;
    this.answered.set(subjectId, answered + 1);
    return answered >= answersOfShort;
  }
}
