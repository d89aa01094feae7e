import { type TeamStep, stagesDone, teamStages, teamStep } from '../domain/team-standing.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { TeamCycle, TeamMember } from './team.service.js';

const isolated = (name: string): string => `\u2068${name}\u2069`;

/** Where each of a manager's people is, the next thing to do as headline; no figure anywhere. */
export function presentTeam(cycles: readonly TeamCycle[], texts: Texts): object {
  const [latest] = cycles;
  if (!latest) return { isEmpty: true };
  return {
    isEmpty: false,
    meta: texts.t('team.meta', { cycle: isolated(latest.cycle.name), n: latest.members.length }),
    ...nextFor(cycles, texts),
    cycles: cycles.map(({ cycle, members }, index) => ({
      id: cycle.id,
      heading: index === 0 ? texts.t('team.where') : cycle.name,
      members: members.map((member) => presentMember(member, texts)),
    })),
    questions: presentQuestions(texts),
  };
}

/** The four questions for the conversation, with what helps in asking them. */
export function presentQuestions(texts: Texts): { question: string; hint: string }[] {
  return ['recognise', 'surprise', 'difference', 'need'].map((key) => ({
    question: texts.t(`team.question.${key}`),
    hint: texts.t(`team.hint.${key}`),
  }));
}

/** Lists to approve come first, then a new report without a day to talk; otherwise nothing waits. */
function nextFor(cycles: readonly TeamCycle[], texts: Texts): object {
  const members = cycles.flatMap((each) => each.members);
  const list = members.filter(({ mayApprove }) => mayApprove);
  const [first] = list;
  if (first) {
    return {
      heading: texts.t('team.next.approve', { n: list.length }),
      lead: texts.t('team.next.approve-lead'),
      action: {
        href: list.length === 1 ? paths.teamNomination(first.review.id) : paths.teamNominations(),
        label: texts.t('team.next.approve-action'),
      },
    };
  }
  const talk = members.find(({ facts, isFresh }) => isFresh && teamStep(facts) === 'no-date');
  if (talk) {
    const name = isolated(talk.person.name);
    return {
      heading: texts.t('team.next.talk', { name }),
      lead: texts.t('team.next.talk-lead'),
      action: { href: paths.conversation(talk.review.id), label: texts.t('team.next.talk-action') },
    };
  }
  return { heading: texts.t('team.next.nothing'), lead: texts.t('team.next.nothing-lead'), action: null };
}

function presentMember(member: TeamMember, texts: Texts): object {
  const { person, facts } = member;
  const done = stagesDone(facts);
  const step = teamStep(facts);
  const names = teamStages.map((stage) => texts.t(`team.stage.${stage}.${done.includes(stage) ? 'done' : 'open'}`));
  const last = teamStages.findLastIndex((stage) => done.includes(stage));
  return {
    memberName: person.name,
    jobTitle: person.jobTitle,
    label: texts.list(names),
    points: teamStages.map((stage, index) => ({ x: placeOf(index), isDone: done.includes(stage) })),
    lineTo: last > 0 ? placeOf(last) : '',
    text: textOf(member, step, texts),
    links: linksOf(member, step, texts),
  };
}

function placeOf(index: number): string {
  return `${4 + 23 * index}%`;
}

function textOf({ facts, mayApprove, sharedActions }: TeamMember, step: TeamStep, texts: Texts): string {
  const date = facts.talkOn ? texts.weekday(facts.talkOn) : '';
  if (step === 'raters') return texts.t(mayApprove ? 'team.step.approve' : 'team.step.raters');
  return texts.t(`team.step.${step}`, { date, n: sharedActions });
}

function linksOf(
  { review, facts, mayApprove }: TeamMember,
  step: TeamStep,
  texts: Texts,
): { href: string; label: string }[] {
  if (mayApprove) return [{ href: paths.teamNomination(review.id), label: texts.t('team.link.list') }];
  const dayKey = facts.talkOn ? 'team.link.change-day' : 'team.link.set-day';
  const day = { href: paths.conversation(review.id), label: texts.t(dayKey) };
  const guide = { href: paths.conversationGuide(review.id), label: texts.t('team.guide.print') };
  switch (step) {
    case 'no-date':
    case 'no-report':
    case 'date':
      return [day, guide];
    case 'talked':
      return [day];
    case 'plan-shared':
      return [{ href: paths.planShared(review.id), label: texts.t('team.link.plan') }, day];
    default:
      return [];
  }
}
