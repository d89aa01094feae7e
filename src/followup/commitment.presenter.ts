import { provenSteps } from '../domain/loop-steps.js';
import type { Finding } from '../domain/finding.js';
import { textIn } from '../domain/locale.js';
import type { Texts } from '../i18n/texts.js';
import { isolated } from '../surveys/rater-frame.presenter.js';
import { paths } from '../web/paths.js';
import type { OpenedItem } from './commitment-access.js';
import type { CustomerMessageEntity } from './customer-message.entity.js';
import { presentLoopItem, proofText } from './loop-item.presenter.js';

export function presentCommitment(
  { item, isSteering, mayProve }: OpenedItem,
  message: CustomerMessageEntity | null,
  today: string,
  texts: Texts,
): object {
  const { commitment, standing, steps } = item;
  const { finding, id } = commitment;
  const row = presentLoopItem(item, today, texts);
  const isSent = message?.sentAt !== null && message !== null;
  const mayDoNext = standing.next === 'told' ? isSteering : mayProve;
  return {
    back: isSteering ? paths.loop() : '',
    heading: row.title,
    who: row.who,
    source: sourceText(item, texts),
    figureHref: item.maySeeFigure ? figureHref(finding) : '',
    line: row.line,
    here: row.here,
    next: row.next,
    actionHref: mayDoNext && standing.next ? row.actionHref : '',
    action: row.action,
    tellHref: isSteering && standing.next === 'told' ? paths.commitmentStep(id, 'told') : '',
    peopleHref: isSteering ? paths.commitmentPart(id, 'people') : '',
    proofs: provenSteps.flatMap((step) => {
      const proof = steps.find((each) => each.step === step);
      if (!proof) return [];
      const mayChange = step === 'told' ? isSteering && !isSent : mayProve;
      return [
        {
          step: texts.t(`loop.step.${step}`),
          text: proofText(proof, texts),
          changeHref: mayChange ? paths.commitmentStep(id, step) : '',
        },
      ];
    }),
    isProven: steps.length > 0,
    message: isSent
      ? {
          subject: textIn(message.subject, texts.locale),
          paragraphs: textIn(message.body, texts.locale).split('\n').filter(Boolean),
        }
      : null,
    isSteering,
    finding: finding.cycleName,
  };
}

/** The page that says what the figure is made of. */
function figureHref({ cycleId, unitKey, competencyId, view }: Finding): string {
  const asked = { row: unitKey, item: competencyId, cycle: cycleId, ...(view === 'others' ? {} : { by: view }) };
  return paths.overviewFigure(new URLSearchParams(asked).toString());
}

/** Which number of which published results this is. */
function sourceText({ commitment, maySeeFigure }: OpenedItem['item'], texts: Texts): string {
  const { cycleName, closedOn, subjects } = commitment.finding;
  const params = { cycle: isolated(cycleName), date: texts.day(closedOn), n: subjects };
  return texts.t(maySeeFigure ? 'loop.source' : 'loop.source-plain', params);
}
