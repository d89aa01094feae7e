import { promiseOf } from '../../src/assessment/promise.js';
import type { OpenedRound } from '../../src/assessment/rounds.js';
import { starterFramework } from '../../src/competencies/starter-framework.js';
import type { Config } from '../../src/config/config.js';
import { type RaterMail, raterMailData } from '../../src/cycles/rater-mail-data.js';
import { nominationMailData } from '../../src/cycles/nomination-mail-data.js';
import { type Locale, textIn } from '../../src/domain/locale.js';
import { behavioursOf } from '../../src/domain/questionnaire.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { promiseTo } from '../../src/followup/importance-form.presenter.js';
import { Texts } from '../../src/i18n/texts.js';
import type { MailContents } from '../../src/mail/mail-message.js';
import { MailRenderer } from '../../src/mail/mail-renderer.js';
import type { OutgoingMail } from '../../src/mail/outgoing-mail.js';
import type { Organisation } from '../../src/settings/organisation.js';
import { settings } from '../domain/cycle-fixtures.js';

const origin = 'https://feedback.narvan.example';
const link = `${origin}/r/sample-link`;
const closesOn = '2026-11-29';

const words = {
  en: {
    organisation: 'Narvan Insurance',
    contact: 'Mina Sohrabi',
    reader: 'Sara Moradi',
    subject: 'Leila Rahimi',
    second: 'Omid Karimi',
    cycle: 'Autumn 2026',
    typed: 'Send one line before six o’clock.',
    message: ['You said, we did', 'You told us that answers came late.\nEvery request now gets one on the same day.'],
    finding: 'Claims · Quick to respond',
  },
  fa: {
    organisation: 'بیمهٔ نارون',
    contact: 'مینا سهرابی',
    reader: 'سارا مرادی',
    subject: 'لیلا رحیمی',
    second: 'امید کریمی',
    cycle: 'پاییز ۱۴۰۵',
    typed: 'پیش از ساعت شش یک خط می‌نویسم.',
    message: ['گفتید، انجام دادیم', 'گفتید جواب‌ها دیر می‌رسد.\nاکنون هر درخواست همان روز جواب می‌گیرد.'],
    finding: 'خسارت · سرعت پاسخ‌گویی',
  },
  ar: {
    organisation: 'نارفان للتأمين',
    contact: 'مينا سهرابي',
    reader: 'سارة مرادي',
    subject: 'ليلى رحيمي',
    second: 'عمر كريمي',
    cycle: 'خريف 2026',
    typed: 'إرسال سطر واحد قبل السادسة.',
    message: ['قلتم فأنجزنا', 'قلتم إن الردّ يتأخر.\nاليوم يُردّ على كل طلب في يومه.'],
    finding: 'المطالبات · سرعة الاستجابة',
  },
} as const;

interface GoldenMail {
  readonly view: string;
  readonly data: (locale: Locale) => object;
  readonly isStopped?: boolean;
  /** Whether a day comes along for the calendar. */
  readonly hasDay?: boolean;
}

const day = (locale: Locale, date = closesOn): string => Texts.in(locale).day(date);
const weekday = (locale: Locale, date = closesOn): string => Texts.in(locale).weekday(date);
const t = (locale: Locale, key: string, params: object = {}): string => Texts.in(locale).t(key, { ...params });

function request(locale: Locale, groups: readonly RaterGroup[], kind: RaterMail['rater']['kind'] = 'employee'): object {
  const { reader, subject, second, organisation, contact } = words[locale];
  const names = groups.map((group, index) => (group === 'self' ? reader : index === 0 ? subject : second));
  return raterMailData({
    rater: { name: reader, locale, kind },
    subjects: groups.map((group, index) => ({ group, name: names[index] ?? '' })),
    cycle: { closesOn, settings: settings() },
    questionnaire: starterFramework,
    link,
    organisation: { name: organisation, contactName: contact, contactEmail: 'mina@narvan.example' },
  });
}

function assessment(locale: Locale, isReminder: boolean): object {
  const texts = Texts.in(locale);
  const { cycle, subject, second } = words[locale];
  const person = (personId: string, name: string) => ({ personId, name, isActive: true, sentAt: null });
  const opened = {
    round: { openedBy: 'b' },
    participants: [person('a', words[locale].reader), person('b', subject), person('c', second)],
    leadName: subject,
  } as unknown as OpenedRound;
  const promise = promiseOf(opened, 'a', texts);
  return { isReminder, roundName: cycle, dueDayText: texts.weekday(closesOn), promise, link };
}

function importance(locale: Locale, isReminder: boolean): object {
  return {
    isReminder,
    isCustomer: !isReminder,
    link,
    declineLink: `${link}/decline`,
    stopLink: isReminder ? `${link}/stop` : '',
    objectionLink: isReminder ? '' : `${link}/objection`,
    statements: 8,
    minutes: 2,
    closesOnText: weekday(locale),
    promise: promiseTo(isReminder ? 'employee' : 'customer', 3, Texts.in(locale)),
    afterClose: t(locale, 'desired.form.after-close', { date: day(locale) }),
  };
}

const behaviour = behavioursOf(starterFramework)[3]!;
const statement = (locale: Locale): string => textIn(behaviour.statement, locale);

const planned = (locale: Locale): object => ({
  link: `${origin}/plans/sample`,
  behaviour: textIn(behaviour.selfStatement, locale).replace(/\.$/, ''),
  what: words[locale].typed,
  dueDayText: weekday(locale),
});

const report = (locale: Locale, coachName: string, hrReadsComments: boolean): object => ({
  cycleName: words[locale].cycle,
  link: `${origin}/reports/sample`,
  hrReadsComments,
  coachName,
});

const corrected = (isReader: boolean) => (locale: Locale) => ({
  cycleName: words[locale].cycle,
  subjectName: isReader ? words[locale].subject : '',
  link: `${origin}/reports/sample`,
});

const nominating = (mayPropose: boolean, mayApprove: boolean) => (locale: Locale) =>
  nominationMailData(origin, words[locale].cycle, mayPropose, mayApprove);

const due = (isLate: boolean) => (locale: Locale) => ({
  isLate,
  finding: words[locale].finding,
  dueDayText: weekday(locale),
  stepText: t(locale, 'loop.step.informed'),
  nextText: t(locale, 'loop.next.planned'),
  link: `${origin}/loop/sample`,
});

const thanks = (isOwn: boolean) => (locale: Locale) => ({
  isOwn,
  month: Texts.in(locale).month(closesOn),
  rows: isOwn
    ? [{ title: words[locale].subject, line: statement(locale), said: words[locale].typed }]
    : [{ title: statement(locale), line: t(locale, 'thanks.times', { n: 3 }), said: '' }],
  link: `${origin}/thanks`,
});

/** Every mail there is, each way it can read, about the same invented people. The name is the file's in test/mail/golden. */
export const goldenMails: Readonly<Record<string, GoldenMail>> = {
  invitation: { view: 'invitation', data: (locale) => request(locale, ['peer']) },
  'invitation-customer': { view: 'invitation', data: (locale) => request(locale, ['customer'], 'customer') },
  'invitation-self': { view: 'invitation', data: (locale) => request(locale, ['self']) },
  'invitation-several': { view: 'invitation', data: (locale) => request(locale, ['manager', 'subordinate', 'self']) },
  reminder: { view: 'reminder', data: (locale) => request(locale, ['peer']), isStopped: true },
  'reminder-several': { view: 'reminder', data: (locale) => request(locale, ['peer', 'peer']), isStopped: true },
  'last-call': { view: 'last-call', data: (locale) => request(locale, ['subordinate']), isStopped: true },
  'last-call-self': { view: 'last-call', data: (locale) => request(locale, ['self']), isStopped: true },
  'link-again': {
    view: 'link-again',
    data: (locale) => ({ cycleName: words[locale].cycle, closesOnText: weekday(locale), link }),
  },
  'address-changed': { view: 'address-changed', data: (locale) => ({ changedDayText: day(locale) }) },
  nominating: { view: 'nominating', data: nominating(true, false) },
  'nominating-both': { view: 'nominating', data: nominating(true, true) },
  'nominating-approve': { view: 'nominating', data: nominating(false, true) },
  'nominating-nudge': { view: 'nominating-nudge', data: nominating(true, false) },
  'report-ready': { view: 'report-ready', data: (locale) => report(locale, '', false) },
  'report-ready-coach': { view: 'report-ready', data: (locale) => report(locale, words[locale].second, true) },
  'report-for-reader': {
    view: 'report-for-reader',
    data: (locale) => ({
      cycleName: words[locale].cycle,
      subjectName: words[locale].subject,
      debriefDayText: day(locale),
      link: `${origin}/reports/sample`,
    }),
    hasDay: true,
  },
  'report-corrected': { view: 'report-corrected', data: corrected(false) },
  'report-corrected-reader': { view: 'report-corrected', data: corrected(true) },
  'no-report': { view: 'no-report', data: (locale) => ({ cycleName: words[locale].cycle, link: `${origin}/` }) },
  'plan-half-time': { view: 'plan-half-time', data: planned, hasDay: true },
  'plan-due': { view: 'plan-due', data: planned },
  'commitment-due': { view: 'commitment-due', data: due(false), hasDay: true },
  'commitment-late': { view: 'commitment-due', data: due(true) },
  'assessment-request': { view: 'assessment-request', data: (locale) => assessment(locale, false) },
  'assessment-reminder': { view: 'assessment-request', data: (locale) => assessment(locale, true) },
  'importance-request': { view: 'importance-request', data: (locale) => importance(locale, false) },
  'importance-reminder': { view: 'importance-request', data: (locale) => importance(locale, true), isStopped: true },
  'told-customers': {
    view: 'told-customers',
    data: (locale) => ({
      messageSubject: words[locale].message[0],
      paragraphs: words[locale].message[1].split('\n'),
      stopLink: link,
      agreedDayText: day(locale),
    }),
    isStopped: true,
  },
  'thanks-received': { view: 'thanks-month', data: thanks(true) },
  'thanks-summary': { view: 'thanks-month', data: thanks(false) },
  'sign-in': { view: 'sign-in', data: () => ({ link: `${origin}/sign-in/sample`, minutes: 15 }) },
  'test-mail': {
    view: 'test-mail',
    data: (locale) => ({ sentAtText: Texts.in(locale).instant(new Date('2026-11-24T08:30:00Z'), 'Asia/Tehran') }),
  },
};

/** One of them as it leaves. */
export function renderGolden(name: string, locale: Locale): OutgoingMail {
  const { view, data, isStopped = false, hasDay = false } = goldenMails[name]!;
  const { organisation, contact, reader } = words[locale];
  const current = { name: organisation, contactName: contact, contactEmail: 'mina@narvan.example' };
  const renderer = new MailRenderer(
    { appUrl: origin } as Config,
    { current: () => current } as unknown as Organisation,
  );
  const contents: MailContents = {
    to: { name: reader, address: 'sara@narvan.example' },
    locale,
    view,
    data: data(locale),
    ...(hasDay ? { calendar: { uid: name, day: closesOn, title: words[locale].finding } } : {}),
    ...(isStopped ? { stopUrl: `${link}/stop` } : {}),
  };
  return renderer.render(contents, `${name}.${locale}`);
}
