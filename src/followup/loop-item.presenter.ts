import { isLate, type ProvenStep, provenSteps } from '../domain/loop-steps.js';
import type { Texts } from '../i18n/texts.js';
import { isolated } from '../surveys/rater-frame.presenter.js';
import { paths } from '../web/paths.js';
import type { CommitmentStepEntity } from './commitment-step.entity.js';
import { findingName } from './finding.presenter.js';
import type { LoopItem } from './loop-items.js';
import { presentLoopLine } from './loop-line.presenter.js';

/** One item of the loop as a row: what, who, by when, the proofs so far, and the one next step. */
export function presentLoopItem(item: LoopItem, today: string, texts: Texts) {
  const { commitment, standing, steps } = item;
  const href = paths.commitment(commitment.id);
  return {
    title: findingName(commitment.finding, item.maySeeFigure, texts),
    href,
    who: whoText(item, today, texts),
    proofs: provenSteps.flatMap((step) => {
      const proof = steps.find((each) => each.step === step);
      return proof ? [{ step: texts.t(`loop.step.${step}`), text: proofText(proof, texts) }] : [];
    }),
    line: presentLoopLine(standing.step, texts),
    here: texts.t(`loop.step.${standing.step}`),
    next: standing.next ? texts.t(`loop.next.${standing.next}`) : '',
    actionHref: actionHref(item, commitment.id),
    action: texts.t(standing.next ? `loop.do.${standing.next}` : 'loop.do.read'),
  };
}

/** "Owner Kaveh, with Mina and Tom. Due 15 January 2026." */
export function whoText({ commitment, owner, participants, standing }: LoopItem, today: string, texts: Texts): string {
  const names = texts.list(participants.map(({ name }) => isolated(name)));
  const who = owner
    ? texts.t(names ? 'loop.owner-with' : 'loop.owner', { name: isolated(owner.name), names })
    : texts.t('loop.no-owner');
  if (standing.next === null) return `${who} ${texts.t('loop.finished')}`;
  if (!commitment.dueOn) return `${who} ${texts.t('loop.no-due')}`;
  const key = isLate(standing, commitment.dueOn, today) ? 'loop.due-late' : 'loop.due';
  return `${who} ${texts.t(key, { date: texts.day(commitment.dueOn) })}`;
}

/** A proof in one or two sentences, with its day. */
export function proofText(proof: CommitmentStepEntity, texts: Texts): string {
  const { step, happenedOn, text, place, people, isTraining } = proof;
  const date = texts.day(happenedOn);
  const parts = [text];
  if (place) parts.push(place);
  if (people !== null)
    parts.push(texts.t(step === 'told' ? 'loop.proof.customers' : 'loop.proof.people', { n: people }));
  if (isTraining) parts.push(texts.t('loop.proof.training'));
  return texts.t('loop.proof', { text: parts.map(isolated).join(' · '), date });
}

function actionHref({ standing, commitment }: LoopItem, id: string): string {
  const { next } = standing;
  if (next === null) return paths.commitment(id);
  if (next === 'told') return paths.commitmentPart(id, 'message');
  if (next === 'planned' && (!commitment.ownerId || !commitment.dueOn)) return paths.commitmentPart(id, 'people');
  return paths.commitmentStep(id, next satisfies ProvenStep);
}
