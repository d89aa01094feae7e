import type { AuditEntryEntity } from '../audit/audit-entry.entity.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { AuditPage } from './audit-pages.js';

export function presentAudit(page: AuditPage, timeZone: string, texts: Texts): object {
  const { entries, number, total, firstBreak } = page;
  const href = (other: number) => `${paths.audit()}?page=${other}`;
  return {
    isWhole: firstBreak === null,
    chain: firstBreak === null ? texts.t('audit.whole') : texts.t('audit.broken', { position: firstBreak }),
    entries: entries.map((entry) => presentEntry(entry, page, timeZone, texts)),
    pages: {
      isNeeded: total > 1,
      number,
      total,
      previousHref: number > 1 ? href(number - 1) : '',
      nextHref: number < total ? href(number + 1) : '',
    },
  };
}

function presentEntry(entry: AuditEntryEntity, page: AuditPage, timeZone: string, texts: Texts): object {
  const { at, actorId, deed, details, position } = entry;
  const key = `audit.deed.${deed}`;
  const about = [details.person ?? details.subject, details.cycle].flatMap((id) => page.names.get(String(id)) ?? []);
  return {
    at: texts.instant(at, timeZone),
    position,
    // A deed of a later or earlier version still shows, by its code.
    deed: texts.has(key) ? texts.t(key) : deed,
    actor: actorId === null ? texts.t('audit.system') : (page.names.get(actorId) ?? texts.t('audit.gone')),
    about,
  };
}
