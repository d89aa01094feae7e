import type { CycleSettings, Weights } from '../domain/cycle-settings.js';
import { protectedGroups } from '../domain/rater-group.js';
import type { Texts } from '../i18n/texts.js';
import type { StepValues } from './version-conflict.js';

/** The stored settings as the form would send them. */
export function raterGroupsValues(settings: CycleSettings, texts: Texts): StepValues {
  const { groups, choice, thresholds, weights } = settings;
  const values: Record<string, string> = {
    self: groups.includes('self') ? 'chart' : 'none',
    manager: groups.includes('manager') ? 'chart' : 'none',
    ratings: String(thresholds.ratings),
    comments: String(thresholds.comments),
    loadWarning: String(settings.loadWarning),
    loadMaximum: String(settings.loadMaximum),
    customerEveryDays: String(settings.customerEveryDays),
    serviceMonths: String(settings.serviceMonths),
    weighting: weightingOf(weights),
    ...weightValues(weights),
  };
  for (const group of protectedGroups) {
    const { method, ask, minimum, maximum } = choice[group];
    values[group] = groups.includes(group) ? method : 'none';
    values[`${group}Ask`] = ask === null ? texts.t('cycles.raters.all') : String(ask);
    values[`${group}Minimum`] = String(minimum);
    values[`${group}Maximum`] = String(maximum);
  }
  if (settings.managerSeesReport) values.managerSeesReport = 'yes';
  if (settings.hrReadsComments) values.hrReadsComments = 'yes';
  if (settings.sharesComments) values.sharesComments = 'yes';
  return values;
}

function weightingOf(weights: Weights): string {
  if (weights.kind === 'people') return 'people';
  return new Set(Object.values(weights.of)).size === 1 ? 'views' : 'own';
}

function weightValues(weights: Weights): Record<string, string> {
  const of = weights.kind === 'views' ? weights.of : { manager: 1, peer: 1, subordinate: 1, customer: 1 };
  return {
    weightManager: String(of.manager),
    weightPeer: String(of.peer),
    weightSubordinate: String(of.subordinate),
    weightCustomer: String(of.customer),
  };
}
