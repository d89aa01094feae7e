import type { ReviewStanding } from '../cycles/enough-answers.service.js';
import type { Texts } from '../i18n/texts.js';
import { paths } from '../web/paths.js';
import type { HomeTask } from './nomination-tasks.js';
import type { AskedCycle, MyReport } from './my-home.service.js';

/** An employee's home: the first thing that waits as headline, the rest as a list. */
export function presentMyHome(
  asked: readonly AskedCycle[],
  reports: readonly MyReport[],
  nominations: readonly HomeTask[],
  standings: readonly ReviewStanding[],
  isLeader: boolean,
  texts: Texts,
): object {
  const newReport = reports.find((report) => report.isNew);
  const toAnswer = asked.find(({ open }) => open > 0);
  return {
    ...headlineFor(newReport, toAnswer, nominations[0], isLeader, texts),
    asked: presentAsked(asked, texts),
    reports: presentReports(reports, texts),
    nominations,
    standings: presentStandings(standings, texts),
  };
}

export function presentAsked(asked: readonly AskedCycle[], texts: Texts): object[] {
  return asked.map(({ cycle, open, total }) => ({
    title: open > 0 ? texts.t('home.asked', { n: open }) : texts.t('home.all-answered'),
    note: texts.t('home.asked-note', {
      name: cycle.kind === 'pulse' ? texts.t('home.pulse') : cycle.name,
      day: texts.weekday(cycle.closesOn ?? ''),
    }),
    action: open === total ? texts.t('home.start') : texts.t(open > 0 ? 'home.continue' : 'home.change'),
    href: paths.requests(cycle.id),
  }));
}

/** "Enough" or "not yet enough", and no number (anonymity 2). */
/** Who will get a report, cycle by cycle: two lines of names, because nothing else may be told. */
export function presentStandings(standings: readonly ReviewStanding[], texts: Texts): object[] {
  return byCycle(standings).map(([cycleName, ofCycle]) => ({
    title: cycleName,
    note: texts.t('home.standing.note', { day: texts.weekday(ofCycle[0]?.closesOn ?? '') }),
    lines: (['enough', 'not-yet'] as const)
      .map((key) => ({ key, among: ofCycle.filter(({ isEnough }) => isEnough === (key === 'enough')) }))
      .filter(({ among }) => among.length > 0)
      .map(({ key, among }) => ({
        text: texts.t(`home.standing.${key}`),
        names: among.map(({ isOwn, subjectName }) => (isOwn ? texts.t('home.standing.you') : subjectName)),
      })),
  }));
}

/** One's own reports as tasks; those to talk through with others as one list a cycle, earlier ones folded. */
export function presentReports(reports: readonly MyReport[], texts: Texts): object {
  const others = byCycle(reports.filter(({ isOwn }) => !isOwn));
  return {
    own: reports
      .filter(({ isOwn }) => isOwn)
      .map(({ cycleName, reviewId }) => ({ title: cycleName, href: paths.report(reviewId) })),
    toTalk: others.map(([cycleName, ofCycle], place) => ({
      title: cycleName,
      summary: texts.t('home.reports-of', { name: `\u2068${cycleName}\u2069`, n: ofCycle.length }),
      isLatest: place === 0,
      people: ofCycle.map(({ subjectName, reviewId }) => ({ name: subjectName, href: paths.report(reviewId) })),
    })),
  };
}

function byCycle<T extends { readonly cycleName: string }>(all: readonly T[]): [string, T[]][] {
  const names = [...new Set(all.map(({ cycleName }) => cycleName))];
  return names.map((name) => [name, all.filter(({ cycleName }) => cycleName === name)]);
}

function headlineFor(
  report: MyReport | undefined,
  asked: AskedCycle | undefined,
  nomination: HomeTask | undefined,
  isLeader: boolean,
  texts: Texts,
): object {
  if (report) {
    return {
      heading: texts.t('home.my.report', { name: report.cycleName }),
      lead: texts.t('home.my.report-lead'),
      action: { href: paths.report(report.reviewId), label: texts.t('home.my.read') },
    };
  }
  if (asked) {
    return {
      heading: texts.t('home.my.asked', { n: asked.open }),
      lead: texts.t('home.my.asked-lead', { day: texts.weekday(asked.cycle.closesOn ?? '') }),
      action: { href: paths.requests(asked.cycle.id), label: texts.t('home.my.answer') },
    };
  }
  if (nomination) {
    const { title, note, action, href } = nomination;
    return { heading: title, lead: note, action: { href, label: action } };
  }
  if (isLeader) {
    return {
      heading: texts.t('home.my.nothing'),
      lead: texts.t('home.my.leader-lead'),
      action: { href: paths.overview(), label: texts.t('home.my.overview') },
    };
  }
  return { heading: texts.t('home.my.nothing'), lead: texts.t('home.my.nothing-lead'), action: null };
}
