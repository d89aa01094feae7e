import { addDays, addMonths, type IsoDate } from './calendar.js';
import type { CycleSettings } from './cycle-settings.js';
import type { Candidate } from './draw-book.js';

export interface ProposableCustomer {
  readonly id: string;
  readonly accountId: string;
  readonly segment: string | null;
  readonly hasObjected: boolean;
  readonly lastAskedOn: IsoDate | null;
}

/** A service record, as far as it says who may rate whom. */
export interface ServedAccount {
  readonly accountId: string;
  readonly employeeId: string;
  readonly servedOn: IsoDate;
}

export interface CustomerFacts {
  readonly settings: Pick<CycleSettings, 'customerEveryDays' | 'serviceMonths'>;
  readonly subjects: readonly string[];
  readonly customers: readonly ProposableCustomer[];
  readonly services: readonly ServedAccount[];
  readonly today: IsoDate;
}

/** Whether a customer may be asked now: no objection, and not asked in the last so many days (domain, cycle). */
export function mayBeAsked(
  customer: Pick<ProposableCustomer, 'hasObjected' | 'lastAskedOn'>,
  today: IsoDate,
  everyDays: number,
): boolean {
  if (customer.hasObjected) return false;
  return customer.lastAskedOn === null || addDays(customer.lastAskedOn, everyDays) <= today;
}

/** For each subject the customers of accounts they served in the time set, to be spread over accounts, then segments. */
export function customerDemands(facts: CustomerFacts): { subjectId: string; candidates: Candidate[] }[] {
  const { settings, today } = facts;
  const since = settings.serviceMonths > 0 ? addMonths(today, -settings.serviceMonths) : '';
  const accounts = new Map<string, Set<string>>();
  for (const { employeeId, accountId, servedOn } of facts.services) {
    if (servedOn < since || servedOn > today) continue;
    accounts.set(employeeId, (accounts.get(employeeId) ?? new Set<string>()).add(accountId));
  }
  const contacts = new Map<string, Candidate[]>();
  for (const customer of facts.customers) {
    if (!mayBeAsked(customer, today, settings.customerEveryDays)) continue;
    const candidate = { id: customer.id, spread: [customer.accountId, customer.segment ?? ''] };
    contacts.set(customer.accountId, [...(contacts.get(customer.accountId) ?? []), candidate]);
  }
  return facts.subjects.map((subjectId) => ({
    subjectId,
    candidates: [...(accounts.get(subjectId) ?? [])].flatMap((account) => contacts.get(account) ?? []),
  }));
}
