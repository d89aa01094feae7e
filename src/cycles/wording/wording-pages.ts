import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { type FormRejected, NotFound } from '../../domain/errors.js';
import { type WordedMail, wordedMails } from '../../domain/mail-wording.js';
import type { Texts } from '../../i18n/texts.js';
import { presentProblems } from '../../web/problems.js';
import { readWordings, typedWordings } from './mail-wording.form.js';
import { MailWordings, type Wordings } from './mail-wordings.js';
import type { WordingScope } from './wording-scopes.js';
import { presentWording, presentWordings } from './wording.presenter.js';

/** The pages on which own words of mails are read, tried and kept; the same for one cycle and for all. */
@Injectable()
export class WordingPages {
  constructor(
    private readonly wordings: MailWordings,
    private readonly audit: AuditLog,
  ) {}

  async index(scope: WordingScope, texts: Texts): Promise<object> {
    const own = new Map<WordedMail, Awaited<ReturnType<MailWordings['ownLocales']>>>();
    for (const mail of wordedMails) own.set(mail, await this.wordings.ownLocales(scope.cycleId, mail));
    return presentWordings(scope, own, texts);
  }

  async form(scope: WordingScope, mail: string, texts: Texts): Promise<object> {
    const values = await this.present(scope, known(mail));
    return presentWording({ scope, mail: known(mail), values, previewed: values, errors: [] }, texts);
  }

  /** The same page with the mails as they would be with the words typed; nothing is kept. */
  preview(scope: WordingScope, mail: string, body: unknown, texts: Texts): object {
    const values = readWordings(body, scope.locales);
    return presentWording({ scope, mail: known(mail), values, previewed: values, errors: [] }, texts);
  }

  /** What was typed stays; the samples show the words that hold, since the typed ones cannot be taken. */
  async again(
    scope: WordingScope,
    mail: string,
    body: unknown,
    { problems }: FormRejected,
    texts: Texts,
  ): Promise<object> {
    const values = typedWordings(body, scope.locales);
    const previewed = await this.present(scope, known(mail));
    return presentWording(
      { scope, mail: known(mail), values, previewed, errors: presentProblems(problems, texts) },
      texts,
    );
  }

  async change(scope: WordingScope, mail: string, body: unknown, actorId: string): Promise<void> {
    await this.wordings.change(scope.cycleId, known(mail), readWordings(body, scope.locales));
    if (scope.cycleId === '') await this.audit.record(actorId, 'settings.mails-worded', { mail });
    else await this.audit.record(actorId, 'cycle.mails-worded', { cycle: scope.cycleId, mail });
  }

  private present(scope: WordingScope, mail: WordedMail): Promise<Wordings> {
    return scope.cycleId === '' ? this.wordings.forEveryCycle(mail) : this.wordings.forCycle(scope.cycleId, mail);
  }
}

function known(mail: string): WordedMail {
  const found = wordedMails.find((each) => each === mail);
  if (!found) throw new NotFound();
  return found;
}
