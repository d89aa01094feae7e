import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'node-html-parser';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { projectPath } from '../../src/config/project-root.js';
import { type Locale, locales } from '../../src/domain/locale.js';
import { mimeFields } from '../../src/mail/mime-fields.js';
import type { OutgoingMail } from '../../src/mail/outgoing-mail.js';
import { goldenMails, renderGolden } from '../support/golden-mails.js';

/** Set to write the files anew; then read what changed, in all three languages, before it is committed. */
const isWriting = process.env.WRITE_GOLDEN_MAILS === '1';
const folder = projectPath('test', 'mail', 'golden');
const names = Object.keys(goldenMails);
const cases = names.flatMap((name) => locales.map((locale): [string, Locale] => [name, locale]));

/** The HTML is kept once for each view: its other ways to read differ in sentences only, and those are in the text. */
const hasHtmlFile = (name: string): boolean =>
  names.find((other) => goldenMails[other]?.view === goldenMails[name]?.view) === name;

function expectGolden(file: string, contents: string): void {
  const path = `${folder}/${file}`;
  if (isWriting) writeFileSync(path, contents);
  expect(existsSync(path) ? contents : `${file} is missing`).toBe(readFileSync(path, 'utf8'));
}

async function mimeOf(mail: OutgoingMail): Promise<Buffer> {
  const sender = { name: 'Narvan Insurance', address: 'feedback@narvan.example' };
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail(mimeFields(mail, sender));
  return message as Buffer;
}

describe.each(cases)('the mail %s in %s', (name, locale) => {
  const mail = renderGolden(name, locale);

  it('reads as it was agreed', () => {
    expectGolden(`${name}.${locale}.txt`, `Subject: ${mail.subject}\n\n${mail.text}`);
    if (hasHtmlFile(name)) expectGolden(`${name}.${locale}.html`, mail.html);
  });

  it('arrives as two parts, below what is clipped, with one click to stop where there is something to stop', async () => {
    const raw = await mimeOf(mail);
    expect(raw.length).toBeLessThan(60_000);
    expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(40_000);
    const parsed = await PostalMime.parse(raw);
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.text?.trim()).toBe(mail.text.trim());
    expect(parsed.html?.trim()).toBe(mail.html.trim());
    const hasDay = goldenMails[name]?.hasDay ?? false;
    expect(parsed.attachments.map(({ mimeType }) => mimeType)).toEqual(hasDay ? ['text/calendar'] : []);
    const header = (key: string) => parsed.headers.find((each) => each.key === key)?.value;
    const isStopped = goldenMails[name]?.isStopped ?? false;
    expect(header('list-unsubscribe-post')).toBe(isStopped ? 'List-Unsubscribe=One-Click' : undefined);
    expect(header('list-unsubscribe')).toBe(
      isStopped ? '<https://feedback.narvan.example/r/sample-link/stop>' : undefined,
    );
  });

  it('fetches nothing, knows the dark, and leads to us only', () => {
    expect(mail.html).not.toMatch(/<img|<link|<script|<iframe|@import|url\(|\ssrc=|\sbackground=/i);
    expect(mail.html).toContain('<meta name="color-scheme" content="light dark">');
    expect(mail.html).toContain('@media (prefers-color-scheme:dark)');
    const targets = [...mail.html.matchAll(/\shref="([^"]*)"/g)].map(([, target]) => target ?? '');
    expect(targets.length).toBeGreaterThan(0);
    expect(
      targets.filter((target) => !/^(https:\/\/feedback\.narvan\.example\/|mailto:mina@narvan\.example$)/.test(target)),
    ).toEqual([]);
  });

  it('says in plain text all that the HTML says', () => {
    const words = (text: string) => text.replace(/:/g, ' ').replace(/\s+/g, ' ').trim();
    const body = mail.html.replace(/^[\s\S]*<div role="article"[^>]*>/, '').replace(/<br>|<\/td>/g, '\n');
    const html = words(parse(body).textContent);
    for (const [, target = ''] of mail.html.matchAll(/\shref="(https[^"]*)"/g)) expect(mail.text).toContain(target);
    const lines = mail.text.split('\n').map((line) => words(line.replace(/^- /, '').replace(/: https\S+$/, '')));
    expect(lines.filter((line) => !html.includes(line))).toEqual([]);
  });
});

describe('the golden mails', () => {
  it('cover every mail there is', () => {
    const views = readdirSync(projectPath('views', 'mail')).flatMap(
      (file) => /^(.*)\.subject\.hbs$/.exec(file)?.[1] ?? [],
    );
    expect(views.length).toBeGreaterThan(15);
    expect([...new Set(Object.values(goldenMails).map(({ view }) => view))].sort()).toEqual(views.sort());
  });

  it('leave no file that nothing writes', () => {
    const written = cases.flatMap(([name, locale]) => [
      `${name}.${locale}.txt`,
      ...(hasHtmlFile(name) ? [`${name}.${locale}.html`] : []),
    ]);
    expect(readdirSync(folder).sort()).toEqual(written.sort());
  });
});
