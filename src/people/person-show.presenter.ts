import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { AccountEntity } from './account.entity.js';
import { stateKey } from './people-list.presenter.js';
import type { PersonEntity } from './person.entity.js';

export interface KnownAboutPerson {
  readonly person: PersonEntity;
  readonly manager: PersonEntity | null;
  readonly reports: readonly PersonEntity[];
  readonly department: string;
  readonly account: AccountEntity | null;
  readonly isMe: boolean;
  readonly timeZone: string;
}

export function presentPerson(known: KnownAboutPerson, texts: Texts): object {
  const { person, reports } = known;
  const isCustomer = person.kind === 'customer';
  const isActive = person.status === 'active';
  return {
    heading: person.name,
    backHref: isCustomer ? paths.customers() : paths.people(),
    backLabel: texts.t(isCustomer ? 'people.customers' : 'people.employees'),
    state: texts.t(stateKey(person)),
    rows: (isCustomer ? customerRows(known, texts) : employeeRows(known, texts)).filter(({ value }) => value !== ''),
    editHref: paths.personEdit(person.id),
    reports: reports.map(({ id, name, jobTitle }) => ({ href: paths.person(id), name, jobTitle })),
    deactivateHref: isActive && !known.isMe ? paths.personDeactivation(person.id) : '',
    reactivateHref: isActive ? '' : paths.personReactivation(person.id),
    eraseHref: known.isMe ? '' : paths.personErasure(person.id),
    objectHref: isCustomer && !person.objectedAt ? paths.personObjection(person.id) : '',
  };
}

interface Row {
  readonly label: string;
  readonly value: string;
  readonly isAddress?: boolean;
  readonly link?: string;
}

function employeeRows({ person, manager, department }: KnownAboutPerson, texts: Texts): Row[] {
  return [
    email(person, texts),
    row('number', person.employeeNumber ?? '', texts),
    row('jobTitle', person.jobTitle, texts),
    row('department', department, texts),
    row('location', person.location, texts),
    {
      ...row('manager', manager?.name ?? texts.t('people.no-manager'), texts),
      link: manager ? paths.person(manager.id) : '',
    },
    language(person, texts),
  ];
}

function customerRows({ person, account, timeZone }: KnownAboutPerson, texts: Texts): Row[] {
  const objected = person.objectedAt
    ? texts.t('people.objected-on', { when: texts.instant(person.objectedAt, timeZone) })
    : '';
  return [
    email(person, texts),
    row('account', account?.name ?? '', texts),
    row('accountNumber', account?.code ?? '', texts),
    row('role', person.jobTitle, texts),
    row('segment', person.segment, texts),
    language(person, texts),
    {
      label: texts.t('people.last-asked'),
      value: person.lastAskedOn ? texts.day(person.lastAskedOn) : texts.t('people.never-asked'),
    },
    { label: texts.t('people.consent'), value: objected || texts.t('people.may-be-asked') },
  ];
}

function row(field: string, value: string, texts: Texts): Row {
  return { label: texts.t(`import.field.${field}`), value };
}

function email(person: PersonEntity, texts: Texts): Row {
  return { ...row('email', person.email, texts), isAddress: true };
}

function language(person: PersonEntity, texts: Texts): Row {
  return row('locale', texts.t(`people.language.${person.locale}`), texts);
}
