import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { KeptMail } from './kept-mails.js';

const perPage = 50;

export function presentMailbox(mails: readonly KeptMail[], page: number, timeZone: string, texts: Texts): object {
  const total = Math.max(1, Math.ceil(mails.length / perPage));
  const number = Math.min(Math.max(1, page), total);
  return {
    mails: mails.slice((number - 1) * perPage, number * perPage).map((mail) => ({
      href: paths.demoMail(mail.id),
      locale: mail.locale,
      subject: mail.subject,
      to: mail.to.name,
      keptAt: texts.instant(new Date(mail.keptAt), timeZone),
    })),
    pages: {
      isNeeded: total > 1,
      number,
      total,
      previousHref: number > 1 ? `${paths.demoMailbox()}?page=${number - 1}` : '',
      nextHref: number < total ? `${paths.demoMailbox()}?page=${number + 1}` : '',
    },
  };
}

export function presentKeptMail(mail: KeptMail, timeZone: string, texts: Texts): object {
  return {
    subject: mail.subject,
    locale: mail.locale,
    dir: mail.locale === 'en' ? 'ltr' : 'rtl',
    to: mail.to.name,
    address: mail.to.address,
    keptAt: texts.instant(new Date(mail.keptAt), timeZone),
    lines: mail.text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ pieces: piecesOf(line) })),
    mailboxHref: paths.demoMailbox(),
  };
}

/** A line of the text part, its addresses made into links. */
function piecesOf(line: string): { text: string; href: string }[] {
  return line
    .split(/(https?:\/\/[^\s<>"]+)/)
    .filter((text) => text !== '')
    .map((text) => ({ text, href: /^https?:\/\//.test(text) ? text : '' }));
}
