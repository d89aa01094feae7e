import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuthCleaning } from '../../src/auth/auth-cleaning.js';
import { SessionEntity } from '../../src/auth/session.entity.js';
import { Sessions } from '../../src/auth/sessions.js';
import { SignInLinkEntity } from '../../src/auth/sign-in-link.entity.js';
import { SignInLinks } from '../../src/auth/sign-in-links.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { given } from '../support/given.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { type Page, Visitor } from '../support/visitor.js';

const form = 'application/x-www-form-urlencoded';

describe('a session', () => {
  let testApp: TestApp;
  let person: PersonEntity;
  let visitor: Visitor;

  beforeAll(async () => {
    testApp = await startTestApp();
  });

  afterAll(() => testApp.close());

  beforeEach(async () => {
    person = await given(testApp).administrator();
    visitor = await given(testApp).visitorFor(person);
  });

  const isIn = async (who: Visitor): Promise<boolean> => (await who.request('GET', '/settings')).status === 200;
  const page = (): Promise<Page> => visitor.get('/settings');
  const languageOf = async () => (await testApp.database.of(PersonEntity).findOneByOrFail({ id: person.id })).locale;

  it('ends after seven days', async () => {
    testApp.clock.advance({ days: 6, hours: 23, minutes: 59 });
    expect(await isIn(visitor)).toBe(true);
    testApp.clock.advance({ minutes: 2 });
    expect(await isIn(visitor)).toBe(false);
  });

  it('ends when its person leaves, and does not come back with them', async () => {
    const people = () => testApp.database.of(PersonEntity);
    await testApp.database.write(() => people().update(person.id, { status: 'inactive' }));
    expect(await isIn(visitor)).toBe(false);
    await testApp.get(AuthCleaning).tick();
    await testApp.database.write(() => people().update(person.id, { status: 'active' }));
    expect(await isIn(visitor)).toBe(false);
  });

  it('ends everywhere when all of a person’s sessions are ended', async () => {
    const other = await given(testApp).visitorFor(person);
    const stranger = await given(testApp).visitorFor(await given(testApp).administrator());
    await testApp.database.write(() => testApp.get(Sessions).endAllOf(person.id));
    expect([await isIn(visitor), await isIn(other), await isIn(stranger)]).toEqual([false, false, true]);
  });

  it('ends on sign-out, takes its cookie and the browser’s copies along, and stays ended', async () => {
    const other = await given(testApp).visitorFor(person);
    const { action, fields } = (await page()).form('/sign-out');
    const kept = new Visitor(testApp.app);
    const cookie = (await testApp.database.of(SessionEntity).findBy({ personId: person.id })).length;
    expect(cookie).toBe(2);
    const answer = await visitor.request('POST', action, new URLSearchParams(fields).toString(), form);
    expect([answer.status, answer.headers.location]).toEqual([303, '/sign-in']);
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(String(answer.headers['set-cookie'])).toBe('sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
    expect(await testApp.database.of(SessionEntity).findBy({ personId: person.id })).toHaveLength(1);
    expect([await isIn(visitor), await isIn(other), await isIn(kept)]).toEqual([false, true, false]);
  });

  it('is not found by a made-up, fixed, doubled or over-long cookie', async () => {
    for (const value of ['', 'x', 'A'.repeat(43), 'A'.repeat(6000), `'; DROP TABLE session;--`, '%00']) {
      const stranger = given(testApp).anonymous();
      stranger.keepCookie('sid', value);
      expect((await stranger.request('GET', '/settings')).status).toBe(303);
    }
  });

  describe('staff forms', () => {
    const post = (fields: Record<string, string>, headers: Record<string, string> = {}) => {
      Object.assign(visitor.headers, headers);
      return visitor.request('POST', '/language', new URLSearchParams(fields).toString(), form);
    };
    const token = async () => String((await page()).form('/language').fields.find(([name]) => name === '_csrf')?.[1]);

    it('are taken with the token of their own page', async () => {
      const answer = await post({ _csrf: await token(), locale: 'fa', back: '/settings' });
      expect([answer.status, answer.headers.location]).toEqual([303, '/settings']);
      expect(await languageOf()).toBe('fa');
      expect((await visitor.get('/settings')).root.querySelector('html')?.getAttribute('dir')).toBe('rtl');
    });

    it('are refused with no token, a wrong one, one of another session, and two', async () => {
      const other = await given(testApp).visitorFor(await given(testApp).administrator());
      const foreign = String(
        (await other.get('/settings')).form('/language').fields.find(([name]) => name === '_csrf')?.[1],
      );
      const own = await token();
      for (const fields of [{}, { _csrf: '' }, { _csrf: 'x'.repeat(43) }, { _csrf: foreign }, { _csrf: `${own}x` }]) {
        expect((await post({ ...fields, locale: 'ar' } as Record<string, string>)).status).toBe(403);
      }
      const doubled = await visitor.request('POST', '/language', `_csrf=${own}&_csrf=${own}&locale=ar`, form);
      expect(doubled.status).toBe(403);
      expect(await languageOf()).toBe('en');
    });

    it('are refused when another site sends them, token or not', async () => {
      const answer = await post(
        { _csrf: await token(), locale: 'ar' },
        { origin: 'https://evil.com', 'sec-fetch-site': 'cross-site' },
      );
      expect(answer.status).toBe(403);
      expect(await languageOf()).toBe('en');
    });

    it('lead nowhere but home from an address of another site, and know only our languages', async () => {
      const away = await post({ _csrf: await token(), locale: 'en', back: '//evil.com' });
      expect(away.headers.location).toBe('/');
      expect((await post({ _csrf: await token(), locale: '../../x' })).status).toBe(422);
    });

    it('ask to sign in once the session is over, and come back to the page of the form', async () => {
      const value = await token();
      await testApp.database.write(() => testApp.get(Sessions).endAllOf(person.id));
      const next = async (referer: string) => {
        const answer = await post({ _csrf: value, locale: 'ar' }, { referer });
        expect([answer.status, answer.heading]).toEqual([401, 'Sign in']);
        return answer.form('/sign-in').fields;
      };
      expect(await next('http://localhost:3000/settings')).toContainEqual(['next', '/settings']);
      expect(await next('http://localhost:3000.evil.com/settings')).toContainEqual(['next', '/']);
      const signOut = await visitor.request('POST', '/sign-out', `_csrf=${value}`, form);
      expect([signOut.status, signOut.headers.location]).toEqual([303, '/sign-in?next=%2F']);
    });
  });

  it('leaves nothing behind that could never be used again', async () => {
    await testApp.database.write(() => testApp.get(SignInLinks).createFor(person.id));
    testApp.clock.advance({ days: 8 });
    const fresh = await given(testApp).visitorFor(person);
    await testApp.get(AuthCleaning).tick();
    expect(await testApp.database.of(SessionEntity).findBy({ personId: person.id })).toHaveLength(1);
    expect(await testApp.database.of(SignInLinkEntity).count()).toBe(0);
    expect(await isIn(fresh)).toBe(true);
  });
});
