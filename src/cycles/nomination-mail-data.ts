import { paths } from '../web/paths.js';

/** What the mails about choosing raters say; one link, to what the person does first. */
export function nominationMailData(
  origin: string,
  cycleName: string,
  mayPropose: boolean,
  mayApprove: boolean,
): object {
  const link = origin + (mayPropose ? paths.ownNominations() : paths.teamNominations());
  return { cycleName, link, mayPropose, mayApprove };
}
