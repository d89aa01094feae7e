import type { FieldProblem } from '../domain/errors.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import { messageFor } from '../web/problems.js';
import { type Branch, departmentTree, isWithin } from './department-tree.js';
import type { DepartmentEntity } from './department.entity.js';
import { departmentPaths } from './department-paths-of.js';
import { told } from './import-words.js';

type Values = Readonly<Record<string, string>>;
interface ShownBranch {
  readonly href: string;
  readonly name: string;
  readonly people: string;
  readonly children: readonly ShownBranch[];
}

export function presentDepartments(
  all: readonly DepartmentEntity[],
  sizes: ReadonlyMap<string, number>,
  values: Values,
  texts: Texts,
  problems: readonly FieldProblem[] = [],
): object {
  const shown = ({ id, name, children }: Branch): ShownBranch => ({
    href: paths.department(id),
    name,
    people: texts.t('people.department.people', { n: sizes.get(id) ?? 0 }),
    children: children.map(shown),
  });
  return { branches: departmentTree(all).map(shown), ...form(all, all, values, texts, problems) };
}

export function presentDepartment(
  department: DepartmentEntity,
  all: readonly DepartmentEntity[],
  values: Values,
  texts: Texts,
  problems: readonly FieldProblem[] = [],
): object {
  const possible = all.filter(({ id }) => !isWithin(all, id, department.id));
  return {
    heading: department.name,
    action: paths.department(department.id),
    ...form(possible, all, values, texts, problems),
  };
}

function form(
  possible: readonly DepartmentEntity[],
  all: readonly DepartmentEntity[],
  values: Values,
  texts: Texts,
  problems: readonly FieldProblem[],
) {
  const errors = problems.map((problem) => ({ field: problem.field, message: told(problem, texts) }));
  const pathsById = departmentPaths(all);
  const parents = possible
    .map(({ id }) => ({ value: id, label: pathsById.get(id) ?? '' }))
    .sort((a, b) => a.label.localeCompare(b.label, texts.locale));
  return {
    errors,
    name: values.name ?? '',
    nameError: messageFor('name', errors),
    parentError: messageFor('parent', errors),
    parents: [{ value: '', label: texts.t('people.department.top') }, ...parents].map((option) => ({
      ...option,
      isSelected: option.value === (values.parent ?? ''),
    })),
  };
}
