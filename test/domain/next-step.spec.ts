import { describe, expect, it } from '@jest/globals';
import { nextStep, type NextStepFacts } from '../../src/domain/next-step.js';

const cycle = (facts: Partial<NonNullable<NextStepFacts['cycle']>>): NextStepFacts['cycle'] => ({
  state: 'draft',
  left: 0,
  stuck: 0,
  ready: 0,
  ...facts,
});
const ready = { people: 9, isMailAccepted: true, isMailFailing: false, behaviours: 18, cycle: null };

describe("HR's next step", () => {
  it.each<[string, Partial<NextStepFacts>, string, number]>([
    ['nobody is imported', { people: 0, isMailAccepted: false, behaviours: 0 }, 'people', 0],
    ['no mail server was tested', { isMailAccepted: false, behaviours: 0 }, 'mail', 0],
    ['nothing is asked yet', { behaviours: 0 }, 'framework', 0],
    ['there is no cycle', {}, 'first-cycle', 0],
    ['a cycle is a draft', { cycle: cycle({}) }, 'draft', 0],
    ['raters are being chosen', { cycle: cycle({ state: 'nominating' }) }, 'nominating', 0],
    ['people have not answered', { cycle: cycle({ state: 'open', left: 143 }) }, 'remind', 143],
    ['everybody has answered', { cycle: cycle({ state: 'open' }) }, 'wait', 0],
    ['answers are being mixed', { cycle: cycle({ state: 'mixing' }) }, 'mixing', 0],
    ['an answer does not open', { cycle: cycle({ state: 'mixing', stuck: 1 }) }, 'stuck', 1],
    ['reports are ready', { cycle: cycle({ state: 'closed', ready: 8 }) }, 'release', 8],
    ['a report was built after the release ended', { cycle: cycle({ state: 'released', ready: 1 }) }, 'release', 1],
    [
      'a running cycle uses a server not tested',
      { isMailAccepted: false, cycle: cycle({ state: 'open', left: 3 }) },
      'remind',
      3,
    ],
    [
      'mails of a running cycle do not leave',
      { isMailFailing: true, cycle: cycle({ state: 'open', left: 3 }) },
      'mail-failing',
      0,
    ],
    [
      'mails of built reports do not leave',
      { isMailFailing: true, cycle: cycle({ state: 'closed', ready: 8 }) },
      'mail-failing',
      0,
    ],
    ['a draft waits for a test mail', { isMailAccepted: false, isMailFailing: true, cycle: cycle({}) }, 'mail', 0],
    ['the next cycle waits for a test mail', { isMailAccepted: false, cycle: cycle({ state: 'released' }) }, 'mail', 0],
    ['everything is released', { cycle: cycle({ state: 'released' }) }, 'new-cycle', 0],
  ])('when %s', (_, facts, key, n) => {
    expect(nextStep({ ...ready, ...facts })).toEqual({ key, n });
  });
});
