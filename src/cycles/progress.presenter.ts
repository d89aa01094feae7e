import { bounceReason } from '../domain/delivery-status.js';
import { isProtected } from '../domain/rater-group.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { CycleProgress, SubjectProgress } from './progress.service.js';
import type { Remindable } from './reminder.service.js';
import type { RunningRequest } from './running-requests.js';
import { requestDots } from './request-dots.presenter.js';

const shownAtOnce = 50;

/** The page that tells who would get no report and whom to remind; "all" adds those who have enough. */
export function presentProgress(
  progress: CycleProgress,
  remindable: Remindable,
  now: Date,
  showsAll: boolean,
  texts: Texts,
): object {
  const { cycle, subjects, requests } = progress;
  const short = subjects.filter((subject) => subject.missing > 0);
  const wanted = showsAll ? subjects : short;
  const toRemind = remindable.raterIds.filter((id) => !remindable.recentIds.has(id)).length;
  const count = (status: string) => requests.filter((request) => request.status === status).length;
  const raters = (test: (request: RunningRequest) => boolean) => [
    ...new Map(requests.filter(test).map((each) => [each.raterId, each])).values(),
  ];
  const bounced = raters((each) => each.hasBounced);
  const onPaper = raters((each) => !each.hasEmail && each.isRaterActive && each.status === 'open');
  const astray = cycle.state === 'open' ? raters((each) => each.isDisowned && each.isRaterActive) : [];
  return {
    heading: headingFor(cycle.state, short.length, texts),
    meta: texts.t(cycle.state === 'open' ? 'progress.meta' : 'progress.meta-over', {
      cycle: cycle.name,
      time: texts.instant(now, cycle.timeZone),
      day: texts.weekday(cycle.closesOn ?? ''),
    }),
    lead: leadFor(remindable, texts),
    refreshHref: paths.progress(cycle.id),
    remind:
      toRemind > 0 && cycle.state === 'open'
        ? { href: paths.reminders(cycle.id), label: texts.t('progress.remind', { n: toRemind }) }
        : null,
    counts: [
      { label: texts.t('progress.asked'), value: texts.number(requests.length) },
      { label: texts.t('progress.sent'), value: texts.number(count('done')) },
      { label: texts.t('progress.declined'), value: texts.number(count('declined')) },
      { label: texts.t('progress.bounced'), value: texts.number(bounced.length) },
    ],
    subjects: wanted
      .slice(0, shownAtOnce)
      .map((subject) => presentSubject(subject, cycle.settings.thresholds.ratings, texts)),
    listHeading: texts.t(showsAll ? 'progress.everybody' : 'progress.closest'),
    rest: restFor(showsAll, subjects.length - short.length, wanted.length, cycle.settings.thresholds.ratings, texts),
    allHref: showsAll ? null : `${paths.progress(cycle.id)}?all=1`,
    bounces: bounced.map(({ raterId, raterName, bounceAnswer }) => ({
      title: texts.t('progress.bounce', { name: raterName }),
      reason: texts.t(`progress.bounce.${bounceReason(bounceAnswer)}`),
      answer: bounceAnswer,
      editHref: paths.personEdit(raterId),
      sendHref: cycle.state === 'open' ? paths.mailAgain(cycle.id, raterId) : '',
    })),
    astray: astray.map(({ raterId, raterName }) => ({
      title: texts.t('progress.astray', { name: raterName }),
      editHref: paths.personEdit(raterId),
      sendHref: paths.freshLink(cycle.id, raterId),
    })),
    paper:
      cycle.state === 'open' && onPaper.length > 0
        ? { href: paths.printedCodes(cycle.id), title: texts.t('progress.paper', { n: onPaper.length }) }
        : null,
    extension:
      cycle.state === 'open' ? { href: paths.extension(cycle.id), day: texts.weekday(cycle.closesOn ?? '') } : null,
    lateAdditionsHref: paths.lateAdditions(cycle.id),
    closureHref: paths.closure(cycle.id),
    hasMore: cycle.state === 'open' || bounced.length > 0,
    isOpen: cycle.state === 'open',
  };
}

function headingFor(state: string, short: number, texts: Texts): string {
  return state === 'open' ? texts.t('progress.heading', { n: short }) : texts.t('progress.heading-over');
}

function leadFor({ raterIds, recentIds }: Remindable, texts: Texts): string {
  const recent = raterIds.filter((id) => recentIds.has(id)).length;
  const left = texts.t('progress.left', { n: raterIds.length });
  return recent > 0 ? `${left} ${texts.t('progress.recent', { n: recent })}` : left;
}

function restFor(showsAll: boolean, enough: number, wanted: number, k: number, texts: Texts): string {
  const rule = texts.t('progress.rule', { k });
  if (showsAll) return wanted > shownAtOnce ? `${rule} ${texts.t('progress.first', { n: shownAtOnce })}` : rule;
  return `${rule} ${texts.t('progress.enough', { n: enough })}`;
}

function presentSubject(subject: SubjectProgress, k: number, texts: Texts): object {
  return {
    name: subject.subjectName,
    department: subject.department,
    missing: subject.missing > 0 ? texts.t('progress.missing', { n: subject.missing }) : texts.t('progress.has-enough'),
    isShort: subject.missing > 0,
    groups: subject.groups.map((group) => ({
      label: texts.t(`progress.group.${group.group}`),
      dots: requestDots(group, isProtected(group.group) ? k : null, texts),
    })),
  };
}
