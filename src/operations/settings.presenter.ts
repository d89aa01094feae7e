import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';

/** One topic, one page. */
export function presentSettings(texts: Texts): object {
  const topic = (name: string, href: string) => ({
    href,
    label: texts.t(`settings.topic.${name}`),
    hint: texts.t(`settings.topic-hint.${name}`),
  });
  return {
    topics: [
      topic('organisation', paths.organisationSettings()),
      topic('brand', paths.brandSettings()),
      topic('mail', paths.mailSettings()),
      topic('mails', paths.mailWordings()),
      topic('roles', paths.roles()),
      topic('retention', paths.retention()),
      topic('safe-keeping', paths.safeKeeping()),
      topic('audit', paths.audit()),
    ],
  };
}
