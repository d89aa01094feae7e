import type { Texts } from '../../i18n/texts.js';
import { paths } from '../../web/paths.js';
import { demoRoles, type DemoRole } from './demo-roles.js';

/** The demo's first page: four people to be, and where their mails are. */
export function presentDemo(names: Readonly<Record<DemoRole, string>>, texts: Texts): object {
  return {
    roles: demoRoles.map((role, place) => ({
      role,
      title: texts.t(`demo.role.${role}`),
      name: names[role],
      note: texts.t(`demo.note.${role}`),
      label: texts.t(`demo.sign-in.${role}`),
      isQuiet: place > 0,
    })),
    signInHref: paths.demoSignIn(),
    mailboxHref: paths.demoMailbox(),
    leaveHref: paths.demoErasure(),
  };
}
