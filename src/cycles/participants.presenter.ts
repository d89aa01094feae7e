import type { Texts } from '../i18n/texts.js';
import type { DepartmentEntity } from '../people/department.entity.js';
import type { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import type { CycleEntity } from './cycle.entity.js';
import { presentStep } from './draft-steps.js';
import type { PageNumbers } from './page-of.js';
import type { StepValues } from './version-conflict.js';

export interface ParticipantsPage {
  readonly cycle: CycleEntity;
  readonly departments: readonly DepartmentEntity[];
  /** Active employees of the organisation. */
  readonly employees: number;
  /** Reviewed in this cycle, and those of them on this page. */
  readonly count: number;
  readonly people: readonly PersonEntity[];
  readonly pages: PageNumbers;
  readonly search: string;
  readonly found: readonly (PersonEntity & { readonly isReviewed: boolean })[];
}

export function participantsValues({ name, settings }: CycleEntity): StepValues {
  const { people = { kind: 'list' as const } } = settings;
  const departmentIds = people.kind === 'departments' ? people.departmentIds : [];
  return { name, kind: people.kind, departmentIds, emails: '' };
}

/** Who is reviewed: a rule, or people one by one; below it everybody it means. */
export function presentParticipants(
  page: ParticipantsPage,
  values: StepValues,
  errors: readonly ShownProblem[],
  texts: Texts,
) {
  const { cycle, departments, employees, count, people, pages, search, found } = page;
  const chosen = values.departmentIds ?? [];
  const kinds = [
    { value: 'all', hint: texts.t('cycles.people.all-hint', { n: employees }) },
    { value: 'departments', hint: '' },
    { value: 'list', hint: texts.t('cycles.people.list-hint') },
  ];
  return {
    ...presentStep(cycle, 'participants', texts),
    heading: texts.t('cycles.people.heading'),
    errors,
    nameField: { value: values.name, error: messageFor('name', errors) },
    kinds: kinds.map(({ value, hint }) => ({
      value,
      hint,
      label: texts.t(`cycles.people.kind.${value}`),
      isSelected: values.kind === value,
    })),
    kindError: messageFor('kind', errors),
    departments: departments.map(({ id, name }) => ({
      value: id,
      label: name,
      hint: '',
      isSelected: chosen.includes(id),
    })),
    departmentsError: messageFor('departmentIds', errors),
    emails: { value: values.emails, error: messageFor('emails', errors) },
    count: texts.t('cycles.people.count', { n: count }),
    people: people.map((person) => ({ ...line(person), action: paths.participantRemoval(cycle.id, person.id) })),
    pages,
    search,
    searchAction: paths.cycleDraft(cycle.id, 'participants'),
    isSearched: search !== '',
    found: found.map((person) => ({
      ...line(person),
      isReviewed: person.isReviewed,
      action: paths.participant(cycle.id, person.id),
    })),
  };
}

function line({ name, jobTitle, email }: PersonEntity) {
  return { name, about: jobTitle || email };
}
