import { competenciesOf, formFor, type Questionnaire } from './questionnaire.js';
import type { LocalText } from './locale.js';

export const audiences = ['leader', 'employee', 'customer'] as const;
export type Audience = (typeof audiences)[number];

/**
 * The questions on desired behaviour (mission.md): what customers and the employer want of staff, what the company
 * wants of customers, what employees want of the company. Whether these agree is computed, not asked.
 */
export const aspects = ['staff', 'customers', 'company'] as const;
export type Aspect = (typeof aspects)[number];

/** Importance is always told on five points, whatever scale a cycle uses. */
export const importancePoints = 5;

export interface ImportanceItem {
  /** `<aspect>.<id of behaviour or competency>`. */
  readonly key: string;
  readonly aspect: Aspect;
  readonly id: string;
  readonly competencyId: string;
  readonly text: LocalText;
}

export interface ImportancePart {
  readonly aspect: Aspect;
  readonly items: readonly ImportanceItem[];
}

/** What each audience is asked: everybody about the behaviours of staff, customers in their short form. */
export function importanceForm(questionnaire: Questionnaire, audience: Audience): ImportancePart[] {
  const asked = audience === 'customer' ? formFor(questionnaire, 'customer') : competenciesOf(questionnaire);
  const staff = asked.flatMap(({ id: competencyId, behaviours }) =>
    behaviours.map(({ id, statement }) => ({
      key: `staff.${id}`,
      aspect: 'staff' as const,
      id,
      competencyId,
      text: statement,
    })),
  );
  const own: Partial<Record<Audience, Aspect>> = { leader: 'customers', employee: 'company' };
  const aspect = own[audience];
  const parts: ImportancePart[] = [{ aspect: 'staff', items: staff }];
  if (aspect) parts.push({ aspect, items: competencyItems(questionnaire, aspect) });
  return parts.filter(({ items }) => items.length > 0);
}

function competencyItems(questionnaire: Questionnaire, aspect: Aspect): ImportanceItem[] {
  return competenciesOf(questionnaire).map(({ id, name }) => ({
    key: `${aspect}.${id}`,
    aspect,
    id,
    competencyId: id,
    text: name,
  }));
}
