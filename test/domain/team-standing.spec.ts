import { describe, expect, it } from '@jest/globals';
import { type StandingFacts, stagesDone, teamStep } from '../../src/domain/team-standing.js';

const facts = (change: Partial<StandingFacts> = {}): StandingFacts => ({
  cycleState: 'released',
  isListApproved: true,
  hasAnsweredAboutSelf: true,
  reportState: 'released',
  talkOn: null,
  today: '2026-12-10',
  isPlanShared: false,
  ...change,
});

describe('where somebody of a team is', () => {
  it.each<[string, Partial<StandingFacts>]>([
    ['raters', { cycleState: 'nominating', isListApproved: false, reportState: 'none' }],
    ['self-open', { cycleState: 'open', hasAnsweredAboutSelf: false, reportState: 'none' }],
    ['self-done', { cycleState: 'open', reportState: 'none' }],
    ['waiting', { cycleState: 'mixing', reportState: 'none' }],
    ['waiting', { cycleState: 'closed', reportState: 'built' }],
    ['waiting', { cycleState: 'closed', reportState: 'held' }],
    ['waiting', { cycleState: 'closed', reportState: 'with-reader' }],
    ['no-report', { cycleState: 'closed', reportState: 'none' }],
    ['no-date', {}],
    ['date', { talkOn: '2026-12-10' }],
    ['date', { talkOn: '2026-12-11' }],
    ['talked', { talkOn: '2026-12-09', reportState: 'acknowledged' }],
    ['plan-shared', { isPlanShared: true }],
  ])('%s', (step, change) => {
    expect(teamStep(facts(change))).toBe(step);
  });

  it('counts each stage by itself: nobody has to answer about themselves', () => {
    expect(stagesDone(facts({ hasAnsweredAboutSelf: false, talkOn: '2026-12-01' }))).toEqual([
      'raters',
      'report',
      'conversation',
    ]);
    expect(stagesDone(facts({ cycleState: 'nominating', isListApproved: false, reportState: 'none' }))).toEqual([
      'self',
    ]);
  });
});
