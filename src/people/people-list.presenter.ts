import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { type ListedPerson, peoplePerPage, type PeopleWanted } from './people-list.service.js';

interface Found {
  readonly people: readonly ListedPerson[];
  readonly total: number;
  readonly counts: { readonly employees: number; readonly customers: number };
  readonly departments: ReadonlyMap<string, string>;
}

export function presentPeople(wanted: PeopleWanted, found: Found, texts: Texts): object {
  const { kind, words } = wanted;
  const isCustomers = kind === 'customer';
  const { employees, customers } = found.counts;
  const isEmpty = employees + customers === 0;
  return {
    heading: texts.t(isCustomers ? 'people.customers' : 'people.employees'),
    tabs: [
      { href: paths.people(), label: texts.t('people.tab.employees', { n: employees }), isCurrent: !isCustomers },
      { href: paths.customers(), label: texts.t('people.tab.customers', { n: customers }), isCurrent: isCustomers },
    ],
    kind,
    words,
    isEmpty,
    importHref: paths.importNew(isCustomers ? 'customers' : 'employees'),
    importLabel: texts.t(isCustomers ? 'import.new.customers' : 'import.new.employees'),
    addHref: paths.personNew(kind),
    addLabel: texts.t(isCustomers ? 'people.add.customer' : 'people.add.employee'),
    isCustomers,
    people: found.people.map((person) => presentListed(person, found.departments, texts)),
    found: words === '' ? '' : texts.t('people.found', { n: found.total, words }),
    emptyLabel: texts.t(words === '' ? `people.empty.${kind}` : 'people.found-nothing', { words }),
    pages: pagesOf(wanted, found.total),
  };
}

function presentListed(person: ListedPerson, departments: ReadonlyMap<string, string>, texts: Texts): object {
  const { id, name, email, jobTitle, accountName, segment } = person;
  return {
    href: paths.person(id),
    name,
    email,
    jobTitle,
    unit: (person.departmentId && departments.get(person.departmentId)) || '',
    account: accountName ?? '',
    segment,
    state: texts.t(stateKey(person)),
  };
}

/** What may be done with somebody, in a word or two. */
export function stateKey({ status, objectedAt }: { status: string; objectedAt: unknown }): string {
  if (objectedAt) return 'people.state.objected';
  return status === 'active' ? 'people.state.active' : 'people.state.inactive';
}

function pagesOf({ kind, words, page }: PeopleWanted, total: number): object {
  const last = Math.max(1, Math.ceil(total / peoplePerPage));
  const href = (number: number) => {
    const query = new URLSearchParams({
      ...(kind === 'customer' ? { kind } : {}),
      ...(words ? { words } : {}),
      page: String(number),
    });
    return `${paths.people()}?${query}`;
  };
  return {
    isNeeded: last > 1,
    number: page,
    total: last,
    previousHref: page > 1 ? href(page - 1) : '',
    nextHref: page < last ? href(page + 1) : '',
  };
}
