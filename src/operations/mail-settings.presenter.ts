import type { Texts } from '../i18n/texts.js';
import type { MailServer } from '../mail/mail-server.js';
import type { OrganisationEntity } from '../settings/organisation.entity.js';
import { messageFor, type ShownProblem } from '../web/problems.js';
import type { MailTest } from './mail-settings.js';

export interface MailPage {
  readonly mailServer: MailServer;
  readonly organisation: OrganisationEntity;
  readonly texts: Texts;
  /** As typed into a form that was refused; the server's address is a secret and not shown again. */
  readonly typedSender?: string;
  readonly errors?: readonly ShownProblem[];
  readonly test?: MailTest;
}

export function presentMailSettings(page: MailPage): object {
  const { mailServer, organisation, texts, errors = [], test } = page;
  const server = mailServer.server();
  const sender = mailServer.sender();
  const isAccepted = mailServer.isAccepted();
  return {
    errors,
    isFixed: mailServer.source === 'environment',
    hasServer: server !== null,
    mayTest: server !== null && sender !== null,
    server: server ? `${server.host}:${server.port}` : '',
    senderValue: page.typedSender ?? organisation.mailFrom ?? sender?.address ?? '',
    smtpError: messageFor('smtpUrl', errors),
    smtpExample: 'smtp://name:password@mail.example.com:587',
    senderError: messageFor('mailFrom', errors),
    isAccepted,
    isSaveQuiet: server !== null,
    state: stateOf(organisation, isAccepted, server !== null, texts),
    ...presentTest(test),
  };
}

function stateOf(
  { mailAcceptedAt, timeZone }: OrganisationEntity,
  isAccepted: boolean,
  hasServer: boolean,
  texts: Texts,
): string {
  if (isAccepted && mailAcceptedAt)
    return texts.t('settings.mail.accepted-at', { at: texts.instant(mailAcceptedAt, timeZone) });
  return texts.t(hasServer ? 'settings.mail.untested' : 'settings.mail.none');
}

function presentTest(test: MailTest | undefined): object {
  if (!test) return { isTested: false };
  const { delivery, address } = test;
  return { isTested: true, isTaken: delivery.outcome === 'sent', answer: delivery.answer, address };
}
