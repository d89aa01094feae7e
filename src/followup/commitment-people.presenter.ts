import type { Texts } from '../i18n/texts.js';
import type { PersonEntity } from '../people/person.entity.js';
import { paths } from '../web/paths.js';
import type { ShownProblem } from '../web/problems.js';
import { presentDay } from './day-fields.js';
import { findingName } from './finding.presenter.js';
import type { LoopItem } from './loop-items.js';

export function presentPeople(
  { commitment, owner, participants, maySeeFigure }: LoopItem,
  search: { readonly words: string; readonly found: readonly PersonEntity[] },
  values: Readonly<Record<string, string>>,
  errors: readonly ShownProblem[],
  texts: Texts,
): object {
  const { id, finding } = commitment;
  const part = (name: string): string => paths.commitmentPart(id, name);
  const row = ({ id: personId, name, jobTitle }: PersonEntity) => ({ personId, personName: name, jobTitle });
  return {
    back: paths.commitment(id),
    finding: findingName(finding, maySeeFigure, texts),
    errors,
    owner: owner ? row(owner) : null,
    participants: participants.map(row),
    due: presentDay('dueOn', { label: texts.t('loop.field.dueOn'), hint: texts.t('loop.hint.dueOn') }, values, errors),
    self: part('people'),
    words: search.words,
    isSearched: search.words !== '',
    found: search.found.map((person) => ({
      ...row(person),
      isOwner: person.id === owner?.id,
      takesPart: person.id === owner?.id || participants.some((each) => each.id === person.id),
    })),
    dueHref: part('due'),
    ownerHref: part('owner'),
    addHref: part('participants'),
    removeHref: part('participants/removal'),
  };
}
