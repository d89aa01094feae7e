import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AssignmentEntity } from '../../src/cycles/assignment.entity.js';
import { OpenedEnvelopes } from '../../src/results/opened-envelopes.js';
import { EnvelopeEntity } from '../../src/surveys/envelope.entity.js';
import { given } from '../support/given.js';
import { type GivenRequest, givenOpenCycle, type OpenCycle } from '../support/given-open-cycle.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { Page, Visitor } from '../support/visitor.js';

let testApp: TestApp;
let cycle: OpenCycle;
let rater: Visitor;

beforeAll(async () => {
  testApp = await startTestApp();
  cycle = await givenOpenCycle(testApp);
  rater = given(testApp).anonymous();
});

afterAll(() => testApp.close());

const rowOf = (request: GivenRequest) =>
  testApp.database.of(EnvelopeEntity).findOneBy({ assignmentId: request.assignmentId });
const statusOf = async (request: GivenRequest) =>
  (await testApp.database.of(AssignmentEntity).findOneByOrFail({ id: request.assignmentId })).status;
const form = (request: GivenRequest) => rater.get(cycle.link(request).form);
const send = (page: Page, values: Record<string, string>) =>
  rater.post(page.path.replace(/[?#].*$/, '') + '/send', values);

async function opened(request: GivenRequest) {
  const envelopes = testApp.get(OpenedEnvelopes);
  const { opened: answers, unreadable } = await envelopes.of(request.reviewId, cycle.id, envelopes.keyOf(cycle.id));
  expect(unreadable).toEqual([]);
  return answers;
}

const checkedIn = (page: Page) =>
  Object.fromEntries(
    page.root
      .querySelectorAll('input[type=radio][checked]')
      .map((input) => [input.getAttribute('name'), input.getAttribute('value')]),
  );

describe('the form', () => {
  it('asks each group what it can see, in the person of speech that fits, with nothing chosen', async () => {
    const peer = await form(cycle.request('peer'));
    expect(peer.heading).toBe(`Feedback for ${cycle.request('peer').subject.name}`);
    expect(peer.text).toContain(
      '18 statements and 2 questions, about 6 minutes. In the last 6 months, how often have you seen',
    );
    expect(peer.text).toContain('combined with those of at least two other people');
    expect(peer.root.querySelectorAll('fieldset').length).toBe(18);
    expect(checkedIn(peer)).toEqual({});
    const first = peer.root.querySelector('fieldset');
    expect(first?.querySelectorAll('label').map((label) => label.text)).toEqual([
      'Never',
      'Rarely',
      'Sometimes',
      'Often',
      'Always',
      'I can’t judge this',
    ]);

    const self = await form(cycle.request('self'));
    expect(self.all('legend')[0]).toBe('I can be reached when help is needed.');
    expect(self.text).toContain('shown in your own report');
    const manager = await form(cycle.request('manager'));
    expect(manager.text).toContain('will know they are yours');
  });

  it('is short for customers, says why they are asked and how to stop it', async () => {
    const page = await form(cycle.request('customer'));
    expect(page.root.querySelectorAll('fieldset').length).toBe(8);
    expect(page.text).toContain('By sending you agree');
    const foot = page.root.querySelector('footer')?.text ?? '';
    expect(foot).toContain('You can tell us to stop asking at any time');
  });

  it('speaks the language of the rater, or the one chosen in the address', async () => {
    const who = given(testApp);
    const request = await cycle.ask(
      cycle.request('peer').reviewId,
      cycle.request('peer').subject,
      await who.employee({ locale: 'fa' }),
      'peer',
    );
    const { form: path } = cycle.link(request);
    const persian = await rater.get(path);
    expect(persian.root.querySelector('html')?.getAttribute('dir')).toBe('rtl');
    expect(persian.text).toContain('۱۸ جمله و ۲ پرسش، حدود ۶ دقیقه');
    const arabic = await rater.get(`${path}?lang=ar`);
    expect(arabic.text).toContain('تُجمع إجاباتك مع إجابات شخصين آخرين على الأقل');
    expect(arabic.form('save').action).toContain('?lang=ar');
  });
});

describe('what people typed', () => {
  it('is text, wherever it stands (I18, I19, I36)', async () => {
    const name = '</textarea><script>alert(1)</script>{{constructor}} "x" onload=1';
    const other = await givenOpenCycle(testApp, {
      asked: { peer: 1 },
      subject: await given(testApp).employee({ name, jobTitle: '<b>Boss</b>' }),
    });
    const request = other.request('peer');
    const words = '</textarea><img src=x onerror=alert(1)> {{#each}} \uE000text|o-q2|\uE001';
    await rater.post(`${other.link(request).form}/draft`, {
      ...other.answers('peer'),
      'o-q1': words,
      'o-q2': 'SECRET',
    });
    for (const path of ['', '/decline', '/check']) {
      const page = await rater.get(other.link(request).form + path);
      expect(
        page.root.querySelectorAll('script:not([src]), img, b').filter((element) => element.closest('.bar') === null),
      ).toEqual([]);
      expect(page.html).not.toContain('<script>alert');
    }
    const page = await rater.get(other.link(request).form);
    expect(page.html.split('SECRET').length).toBe(2);
    expect(page.html).toContain('&lt;/textarea&gt;&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt; {{#each}}');
  });
});

describe('saving', () => {
  it('keeps the form under each heading without script, and shows it again', async () => {
    const request = cycle.request('peer');
    const page = await form(request);
    const response = await rater.request(
      'POST',
      `${page.path}/save`,
      'q-b1.1=4&q-b1.2=na&o-q1=Keep%20calling&e-c1=&next=c-c2',
      urlencoded,
    );
    expect([response.status, String(response.headers.location)]).toEqual([303, `${page.path}#c-c2`]);
    const again = await form(request);
    expect(checkedIn(again)).toEqual({ 'q-b1.1': '4', 'q-b1.2': 'na' });
    expect(again.root.querySelector('[name=o-q1]')?.text.trim()).toBe('Keep calling');
    expect(again.text).toContain('2 of 18 answered');
    expect(await statusOf(request)).toBe('open');
    expect((await rowOf(request))?.sealed).toBeNull();
  });

  it('answers the script without a page, and keeps a text that is still too long to be sent', async () => {
    const request = cycle.request('peer');
    const text = 'y'.repeat(2001);
    const response = await rater.request('POST', `${cycle.link(request).form}/draft`, `o-q2=${text}`, urlencoded);
    expect([response.status, response.html]).toEqual([204, '']);
    const page = await form(request);
    expect(page.root.querySelector('[name=o-q2]')?.text.trim()).toBe(text);
    const sent = await send(page, { ...cycle.answers('peer'), 'o-q2': text });
    expect(sent.status).toBe(422);
    expect(sent.all('.errors a')).toEqual(['2,001 of 2,000 characters. Please shorten this text.']);
    expect(sent.root.querySelector('[name=o-q2]')?.text.trim()).toBe(text);
    expect(checkedIn(sent)['q-b6.3']).toBe('4');
  });

  it('stores nothing anybody could read', async () => {
    const request = cycle.request('peer');
    await rater.post(`${cycle.link(request).form}/draft`, { 'o-q1': 'marker in the text' });
    const row = await rowOf(request);
    expect(row?.copy?.length).toBeGreaterThan(16_384);
    expect(row?.copy?.includes('marker')).toBe(false);
  });

  it('goes on only to headings of the form', async () => {
    const path = cycle.link(cycle.request('peer')).form;
    const response = await rater.request('POST', `${path}/save`, 'next=//evil.com', urlencoded);
    expect(response.headers.location).toBe(path);
  });
});

describe('sending', () => {
  it('seals the answers, marks the request done and thanks', async () => {
    const request = cycle.request('subordinate');
    const page = await form(request);
    const thanks = await send(page, {
      ...cycle.answers('subordinate', '5'),
      'q-b1.2': 'na',
      'o-q1': 'Keep calling.',
      'e-c1': 'On Monday.',
    });
    expect(thanks.heading).toBe('Thank you');
    expect(thanks.text).toContain(
      'gets a report after 7 December 2026. Until 30 November 2026 you can change your answers.',
    );
    expect(thanks.root.querySelector('body')?.getAttribute('data-forget')).toBe(request.assignmentId);
    expect(await statusOf(request)).toBe('done');
    const [answer] = await opened(request);
    expect(answer?.group).toBe('subordinate');
    expect(answer?.answers.ratings).toMatchObject({ 'b1.1': 5, 'b6.3': 5 });
    expect(Object.keys(answer?.answers.ratings ?? {})).not.toContain('b1.2');
    expect(answer?.answers.comments).toEqual({ q1: 'Keep calling.' });
    expect(answer?.answers.examples).toEqual({ c1: 'On Monday.' });
  });

  it('again replaces it: the last one counts, there is never a second one (F10, I30)', async () => {
    const request = cycle.request('subordinate');
    const page = await form(request);
    expect(page.text).toContain('Sent. Changes count once you send them again.');
    await Promise.all([send(page, cycle.answers('subordinate', '1')), send(page, cycle.answers('subordinate', '1'))]);
    await send(page, cycle.answers('subordinate', '2'));
    const answers = await opened(request);
    expect(answers.map(({ answers: { ratings } }) => ratings['b1.1'])).toEqual([2]);
  });

  it('changed afterwards but only saved, the sent ones stay and the list says so', async () => {
    const request = cycle.request('subordinate');
    await rater.post(`${cycle.link(request).form}/draft`, cycle.answers('subordinate', '3'));
    expect((await opened(request)).map(({ answers: { ratings } }) => ratings['b1.1'])).toEqual([2]);
    expect(checkedIn(await form(request))['q-b1.1']).toBe('3');
    expect(await statusOf(request)).toBe('done');
  });

  it('with less than half judged leads once to a page that names the blanks, and keeps everything (I27)', async () => {
    const request = cycle.requestsOf('peer')[1] as GivenRequest;
    const few = { 'q-b1.1': '4', 'q-b1.2': 'na', 'q-b1.3': '5', 'o-q1': 'A word.' };
    const check = await send(await form(request), few);
    expect(check.heading).toBe('Send it like this?');
    expect(check.text).toContain('You have answered 2 of 18.');
    expect(check.root.querySelectorAll('ul.lines a').length).toBe(15);
    expect(check.link('Replies to requests on the same working day.')).toMatch(/#q-b2\.1$/);
    expect(await statusOf(request)).toBe('open');
    expect(checkedIn(await form(request))).toEqual({ 'q-b1.1': '4', 'q-b1.2': 'na', 'q-b1.3': '5' });

    const thanks = await rater.submit(check, { anyway: 'yes' }, '/send');
    expect(thanks.heading).toBe('Thank you');
    const answer = (await opened(request)).find(({ group }) => group === 'peer');
    expect(answer?.answers).toEqual({ ratings: { 'b1.1': 4, 'b1.3': 5 }, examples: {}, comments: { q1: 'A word.' } });
  });

  it.each([{}, { anyway: 'yes' }])('with nothing judged is no answer but an offer to decline %j', async (insisting) => {
    const request = cycle.requestsOf('peer')[2] as GivenRequest;
    const page = await send(await form(request), { 'q-b1.1': 'na', 'o-q1': 'Only words.', ...insisting });
    expect(page.text).toContain('Without a single statement judged there is nothing to send.');
    expect(await statusOf(request)).toBe('open');
    expect((await form(request)).root.querySelector('[name=o-q1]')?.text.trim()).toBe('Only words.');
  });

  it('warns softly about names and addresses, but not the name of the person rated (I39)', async () => {
    const request = cycle.requestsOf('peer')[2] as GivenRequest;
    const colleague = await given(testApp).employee({ name: 'Zubin Quist', managerId: request.subject.managerId });
    const stranger = await given(testApp).employee({ name: 'Wanda Farley' });
    const text = (words: string) => ({ ...cycle.answers('peer'), 'o-q1': words });
    const fine = `${request.subject.name} helps ${stranger.name}.`;
    for (const words of [`Zubin helps.`, `Ask ${colleague.name}!`, `Write to ${request.rater.email}`]) {
      const check = await send(await form(request), text(words));
      expect(check.heading).toBe('One look before you send');
      expect(check.all('.warn')).toHaveLength(1);
      expect(await statusOf(request)).toBe('open');
    }
    expect((await send(await form(request), text(fine))).heading).toBe('Thank you');
  });

  it('refuses what the scale does not have, telling which question, and keeps the rest (I26)', async () => {
    const request = cycle.requestsOf('peer')[3] as GivenRequest;
    const page = await send(await form(request), {
      ...cycle.answers('peer'),
      'q-b2.1': '6',
      'o-q1': 'Stay <b>calm</b>',
    });
    expect(page.status).toBe(422);
    expect(page.all('.errors a')).toEqual(['Question 4: please choose 1 to 5']);
    expect(page.root.querySelector('.errors a')?.getAttribute('href')).toBe('#q-b2.1');
    expect(page.root.querySelector('title')?.text).toMatch(/^Error:/);
    expect(checkedIn(page)['q-b2.2']).toBe('4');
    expect(page.html).toContain('Stay &lt;b&gt;calm&lt;/b&gt;');
    expect(await rowOf(request)).toBeNull();
  });

  it.each(['status=done', 'category=manager', 'q-b9.9=3', 'k=1'])(
    'refuses a field it does not have, and gives the texts back: %s (I28, I41, I49)',
    async (extra) => {
      const request = cycle.requestsOf('peer')[3] as GivenRequest;
      const response = await rater.request(
        'POST',
        `${cycle.link(request).form}/send`,
        `q-b1.1=3&o-q1=Keep%20this&${extra}`,
        urlencoded,
      );
      expect(response.status).toBe(400);
      expect(response.heading).toBe('This form is out of date');
      expect(response.root.querySelector('textarea')?.text.trim()).toBe('Keep this');
      expect(await rowOf(request)).toBeNull();
    },
  );

  it('never seals to a key that is not the one of the launch', async () => {
    const other = await givenOpenCycle(testApp, { asked: { peer: 1 } });
    await other.change({ publicKey: Buffer.alloc(32, 7) });
    const request = other.request('peer');
    const response = await rater.post(`${other.link(request).form}/send`, other.answers('peer'));
    expect(response.status).toBe(503);
    expect(await rowOf(request)).toBeNull();
    expect(await statusOf(request)).toBe('open');
  });

  it('in many tabs at once never swaps two persons or two raters (F11, V3)', async () => {
    const mixed = await givenOpenCycle(testApp, { asked: { peer: 3 } });
    const [first, second, third] = mixed.requestsOf('peer').map(({ rater: person }) => person);
    await mixed.review({ peer: 3 }, undefined, { peer: [first, second, third] as never });
    const points = mixed.requests.map((_, index) => String((index % 5) + 1));
    const posts = mixed.requests.flatMap((request, index) =>
      Array.from(
        { length: 5 },
        () => () => rater.post(`${mixed.link(request).form}/send`, mixed.answers('peer', points[index])),
      ),
    );
    await Promise.all(posts.sort(() => Math.random() - 0.5).map((post) => post()));
    const envelopes = testApp.get(OpenedEnvelopes);
    for (const [index, request] of mixed.requests.entries()) {
      const page = await rater.get(mixed.link(request).form);
      expect(new Set(Object.values(checkedIn(page)))).toEqual(new Set([points[index]]));
    }
    for (const reviewId of new Set(mixed.requests.map((request) => request.reviewId))) {
      const { opened: answers } = await envelopes.of(reviewId, mixed.id, envelopes.keyOf(mixed.id));
      const expected = mixed.requests.flatMap((request, index) =>
        request.reviewId === reviewId ? [Number(points[index])] : [],
      );
      expect(answers.map(({ answers: { ratings } }) => ratings['b1.1']).sort()).toEqual(expected.sort());
    }
  });
});

describe('declining and taking back', () => {
  it('asks first, keeps the reason for HR, and can be undone until the end', async () => {
    const request = cycle.request('manager');
    const asked = await rater.get((await form(request)).link('Decline this request'));
    expect(await statusOf(request)).toBe('open');
    const declined = await rater.submit(asked, { reason: 'I left the team.' }, 'decline');
    expect(declined.heading).toContain('You have declined');
    expect(declined.text).toContain('Only HR sees this; your reason is deleted when answering closes.');
    const row = await testApp.database.of(AssignmentEntity).findOneByOrFail({ id: request.assignmentId });
    expect([row.status, row.declineReason]).toEqual(['declined', 'I left the team.']);
    expect((await send(await rater.get(declined.link('Answer after all')), cycle.answers('manager'))).heading).toBe(
      'Thank you',
    );
    const after = await testApp.database.of(AssignmentEntity).findOneByOrFail({ id: request.assignmentId });
    expect([after.status, after.declineReason]).toEqual(['done', null]);
  });

  it('deletes envelope and copy of sent answers', async () => {
    const request = cycle.request('manager');
    const page = await rater.get((await form(request)).link('Take my answers back'));
    expect(page.text).toContain('What you sent is deleted and does not count.');
    await rater.submit(page, {}, 'decline');
    expect(await rowOf(request)).toBeNull();
    expect(await statusOf(request)).toBe('declined');
  });
});

const urlencoded = 'application/x-www-form-urlencoded';
