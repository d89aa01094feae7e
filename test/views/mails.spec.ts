import { describe, expect, it } from '@jest/globals';
import { type Locale, locales } from '../../src/domain/locale.js';
import { Texts } from '../../src/i18n/texts.js';
import { renderView } from '../../src/web/view-engine.js';

const link = 'https://feedback.example/r/abc';

function sample(locale: Locale): object {
  const { dir } = Texts.in(locale);
  return {
    dir,
    align: dir === 'rtl' ? 'right' : 'left',
    organisation: 'Fox & Sons',
    contactName: 'Mina "HR" Sohrabi',
    contactEmail: 'mina@fox.example',
    recipientName: '<Sara>',
    people: [
      { name: 'Leila', role: Texts.in(locale).t('mail.role.peer') },
      { name: 'Omid & Co', role: Texts.in(locale).t('mail.role.manager') },
    ],
    isSelf: false,
    isSeveral: true,
    others: 2,
    otherName: '',
    link,
    declineLink: `${link}/decline`,
    stopLink: `${link}/stop`,
    objectionLink: '',
    statements: 18,
    questions: 2,
    minutes: 6,
    closesOnText: 'DAY',
    promises: ['PROMISE'],
    note: ['NOTE & more'],
    cycleName: 'Autumn',
    mayPropose: true,
    mayApprove: true,
    coachName: '',
    hrReadsComments: true,
    subjectName: 'Leila',
    debriefDayText: 'DAY',
    changedDayText: 'DAY',
    sentAtText: 'NOW',
    behaviour: 'Replies on the same day',
    what: 'Send one line & more',
    dueDayText: 'DAY',
    isReminder: true,
    roundName: 'Winter 2026',
    promise: 'PROMISE',
  };
}

const render = (view: string, locale: Locale, change: object = {}): string =>
  renderView(`mail/${view}`, { ...sample(locale), ...change }, { locale, dir: Texts.in(locale).dir } as {
    locale: Locale;
  });

const kinds = [
  'invitation',
  'reminder',
  'last-call',
  'report-ready',
  'report-for-reader',
  'report-corrected',
  'sign-in',
  'nominating',
  'nominating-nudge',
  'link-again',
  'test-mail',
  'address-changed',
  'no-report',
  'plan-half-time',
  'plan-due',
  'assessment-request',
];
const cases = kinds.flatMap((kind) => locales.map((locale): [string, Locale] => [kind, locale]));

describe.each(cases)('%s in %s', (kind, locale) => {
  it('carries direction, alignment and text-align on every cell, and stays far below what Gmail clips', () => {
    const html = render(`${kind}.html`, locale);
    const { dir } = Texts.in(locale);
    const align = dir === 'rtl' ? 'right' : 'left';
    const cells = [...html.matchAll(/<td[^>]*>/g)].map(([cell]) => cell).slice(1);
    expect(cells.length).toBeGreaterThan(3);
    expect(
      cells.filter(
        (cell) =>
          !cell.includes(`dir="${dir}"`) || !cell.includes(`align="${align}"`) || !cell.includes(`text-align:${align}`),
      ),
    ).toEqual([]);
    expect(Buffer.byteLength(html)).toBeLessThan(40_000);
    expect(html).not.toMatch(/<img|<script|object Object|<Sara>/);
  });

  it('says the same in plain text, with names as they are', () => {
    const text = render(`${kind}.text`, locale);
    expect(text).toContain('<Sara>');
    expect(text).toContain('mina@fox.example');
    expect(`${render(`${kind}.subject`, locale)}${text}`).not.toMatch(/bdi|&amp;|&#|\{\w/);
  });
});

describe('a request for feedback', () => {
  it.each(locales)('names one person in the subject, counts several, and names nobody for oneself (%s)', (locale) => {
    const one = { others: 1, otherName: 'Leila Rahimi', isSeveral: false };
    const self = { isSelf: true, others: 0, otherName: '', isSeveral: false };
    expect(render('invitation.subject', locale, one)).toContain('Leila Rahimi');
    expect(render('invitation.subject', locale)).toContain({ en: '2 people', fa: '۲ نفر', ar: 'شخصين' }[locale]);
    expect(render('invitation.subject', locale, self)).toBe(Texts.in(locale).t('mail.invitation.subject-self'));
  });

  it.each(['invitation', 'reminder', 'last-call'])(
    '%s lists everyone asked about, what happens to answers, and HR’s own words',
    (kind) => {
      for (const part of ['html', 'text']) {
        const mail = render(`${kind}.${part}`, 'en');
        for (const expected of ['Leila', 'PROMISE', 'NOTE', 'DAY', `${link}/decline`, `${link}/stop`])
          expect(mail).toContain(expected);
      }
    },
  );

  it('tells customers why they are asked and how to stop it, and only them', () => {
    const objectionLink = `${link}/objection`;
    for (const part of ['html', 'text']) {
      expect(render(`reminder.${part}`, 'en', { objectionLink })).toContain(objectionLink);
      expect(render(`reminder.${part}`, 'en', { objectionLink })).toContain('it takes effect at once');
      expect(render(`reminder.${part}`, 'en')).not.toContain('it takes effect at once');
    }
  });

  it('warns on the last day that saved answers do not count', () => {
    expect(render('last-call.text', 'en')).toContain('saved but not sent do not count');
    expect(render('reminder.text', 'en')).not.toContain('do not count');
  });
});
