import { nearest } from './nearest-word.js';
import type { RaterGroup } from './rater-group.js';
import { foldForSearch } from './search-folding.js';

/** What people call the rater groups in files, in English, Persian, Arabic and German. */
const names: Readonly<Record<RaterGroup, string>> = {
  self: 'self, you, oneself, خود, خود شما, خودم, أنت, الذات, نفسه, selbst',
  manager:
    'manager, line manager, boss, supervisor, مدیر, مدیر مستقیم, سرپرست, المدير المباشر, مدير, المدير, vorgesetzter, vorgesetzte, führungskraft',
  peer: 'peer, peers, colleague, colleagues, coworker, co-worker, همکار, همکاران, زميل, زميلة, زملاء, الزملاء, kollege, kollegin, kollegen',
  subordinate:
    'subordinate, subordinates, direct report, direct reports, report, team, team member, your team, عضو تیم, اعضای تیم, زیردست, عضو الفريق, أعضاء الفريق, فريقك, مرؤوس, mitarbeiter, mitarbeiterin, teammitglied',
  customer: 'customer, customers, client, clients, مشتری, مشتریان, عميل, عملاء, العملاء, زبون, kunde, kundin, kunden',
};

const groups = new Map<string, RaterGroup>();
const words: string[] = [];
for (const [group, list] of Object.entries(names)) {
  for (const word of list.split(', ')) {
    groups.set(foldForSearch(word), group as RaterGroup);
    words.push(word);
  }
}

/** The rater group a word means, in any case and language, or the known word it most likely was meant to be (I20). */
export function readRaterGroup(typed: string): { readonly group: RaterGroup } | { readonly near: string | null } {
  const group = groups.get(foldForSearch(typed));
  return group ? { group } : { near: nearest(typed, words) };
}
