import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FirstStart } from '../../src/auth/first-start.js';
import { personOf } from '../../src/operations/demo/demo-roles.js';
import { sidewaysScroll, TestBrowser } from '../support/browser.js';
import { given } from '../support/given.js';
import { givenBegunWork, startDemoApp, visitorAs } from '../support/given-demo.js';
import { givenLateStates } from '../support/given-late-states.js';
import { givenStates } from '../support/given-states.js';
import { crawl, pageRoutes } from '../support/page-crawl.js';
import { examine, looks, violationsOf } from '../support/page-examination.js';
import { visit, type Visited, visitsTo } from '../support/page-visits.js';
import { Visitor } from '../support/visitor.js';

/** Set to look at every page in both languages, narrow and wide, light and dark: some twenty minutes. */
const isThorough = process.env.EVERY_LOOK === '1';
/** The demo is always SQLite; the pages of PostgreSQL are the same. */
const onSqlite = process.env.DATABASE_URL ? describe.skip : describe;

const roles = ['hr', 'employee', 'manager', 'leader'] as const;
type Who = 'stranger' | (typeof roles)[number] | 'subject' | 'reader' | 'rater';

/** What is no page, and pages at which nobody of this company stands; a new one that is neither linked nor listed fails. */
const elsewhere: readonly string[] = [
  // Files, figures for machines, and passages to another page.
  '/imports',
  '/healthz',
  '/readyz',
  '/metrics',
  '/brand/:version/colours.css',
  '/brand/:version/logo',
  '/assessment/:id/files/:fileId',
  // At the end of work that other specs do: an import undone, a message written, a round finished.
  '/earlier-results/:id/removal',
  '/loop/:id/message/preview',
  '/assessment/:id/finishing',
  // By a code on paper, for raters without e-mail, whom the demo has not; printed-codes.spec.ts opens them.
  '/cycles/:id/printed-codes',
  '/p/:token',
  '/p/:token/decline',
  '/p/:token/stop',
  '/p/:token/not-me',
  '/p/:token/objection',
  '/p/:token/:assignmentId',
  '/p/:token/:assignmentId/check',
  '/p/:token/:assignmentId/decline',
  '/p/:token/:assignmentId/sent',
  '/reports/:reviewId/questions/:number',
  '/imports/:id/undo',
  // Before the first administrator has finished: below.
  '/first-run/:secret',
  '/set-up/organisation',
  '/set-up/mail',
  '/set-up/safe-keeping',
];

/** Set in the background: ready or not by the time a link to it is looked for. */
const perhaps: readonly string[] = ['/report-archives/:id/zip'];

/** Most that a page may weigh, packed and without letters (experience 9.2). */
const heaviest = 60 * 1024;

onSqlite('every page there is', () => {
  let browser: TestBrowser;
  let routes: ReturnType<typeof pageRoutes>;
  let found: Awaited<ReturnType<typeof crawl<Who>>>;
  let people: Record<Exclude<Who, 'stranger'>, { readonly id: string }>;
  const visited: Visited = { problems: {}, weights: new Map() };

  beforeAll(async () => {
    browser = await TestBrowser.start(startDemoApp);
    const { testApp } = browser;
    routes = pageRoutes(testApp.app);
    const hr = await visitorAs(testApp, 'hr');
    const leader = await visitorAs(testApp, 'leader');
    const states = await givenStates(testApp);
    const starts = [
      ...(await givenBegunWork(testApp, hr)),
      ...(await givenLateStates(testApp, hr, leader)),
      ...states.paths,
    ];
    const byRole = Object.fromEntries(roles.map((role) => [role, { id: personOf[role] }])) as Record<
      (typeof roles)[number],
      { id: string }
    >;
    people = { ...byRole, ...states.people };
    const visitors = { stranger: new Visitor(testApp.app), hr } as Record<Who, Visitor>;
    for (const who of Object.keys(people) as (keyof typeof people)[])
      visitors[who] ??= await given(testApp).visitorFor(people[who]);
    found = await crawl(routes, visitors, ['/', '/demo', '/sign-in', '/demo/mail', ...starts]);
  }, 600_000);

  afterAll(() => browser.stop());

  it('opens, where a link leads to it', () => {
    expect(found.pages.length).toBeGreaterThan(175);
    expect(found.broken).toEqual([]);
  });

  it('is reached by links, or is known to be no page', () => {
    const { reached } = found;
    const known = [...elsewhere, ...perhaps];
    const unseen = routes.map(({ path }) => path).filter((path) => !reached.has(path) && !known.includes(path));
    expect([...new Set(unseen)]).toEqual([]);
    expect(elsewhere.filter((path) => !routes.some((route) => route.path === path) || reached.has(path))).toEqual([]);
  });

  it('is for everybody: axe, keyboard, large letters, narrow screens, nothing said, fetched elsewhere or moved', async () => {
    const visits = visitsTo(found.pages, isThorough);
    const whos = [...new Set(visits.map(({ who }) => who))];
    // Two at a time: while one page is judged, the other is on its way.
    const visitAll = async (): Promise<void> => {
      for (let who = whos.shift(); who; who = whos.shift()) {
        const own = visits.filter((each) => each.who === who);
        await visit(browser, who, who === 'stranger' ? undefined : people[who], own, visited);
      }
    };
    await Promise.all([visitAll(), visitAll()]);
    expect(visited.problems).toEqual({});
  }, 3_600_000);

  it('is light, and asks for little', () => {
    const tooHeavy = [...visited.weights].filter(([, { whole, requests }]) => whole > heaviest || requests > 8);
    expect(tooHeavy).toEqual([]);
  });
});

onSqlite('the pages before there is anybody', () => {
  let browser: TestBrowser;

  beforeAll(async () => {
    browser = await TestBrowser.start();
  });

  afterAll(() => browser.stop());

  it('would find a field without a label and a page that is too wide', async () => {
    const device = await browser.device({ width: 320 });
    const tab = await device.newPage();
    await tab.goto('/sign-in');
    await tab.evaluate(() => {
      document.querySelector('label')!.remove();
      document.querySelector('h1')!.textContent = 'wide'.repeat(40);
      document.querySelector('h1')!.style.overflowWrap = 'normal';
    });
    expect((await violationsOf(tab)).join()).toContain('label');
    expect(await sidewaysScroll(tab)).toBeGreaterThan(0);
    await device.close();
  });

  it('are for everybody, from the first link to the start page', async () => {
    const device = await browser.device({ width: 390 });
    const tab = await device.newPage();
    const problems: string[][] = [];
    const look = async () => problems.push(await examine(tab, isThorough ? looks : looks.slice(0, 2)));
    const press = (form: string) => tab.locator(`form[action*="${form}"] button`).first().click();
    await tab.goto(String(await browser.testApp.get(FirstStart).link()));
    await look();
    await tab.locator('input[name=name]').fill('Mina Sohrabi');
    await tab.locator('input[name=email]').fill('mina@narvan.example');
    await press('/first-run/');
    await look();
    await tab.locator('input[name=name]').fill('Narvan Insurance');
    await press('/set-up/organisation');
    await look();
    await press('/set-up/mail/continuation');
    await look();
    await press('/set-up/safe-keeping');
    await tab.getByRole('link', { name: 'People' }).first().waitFor();
    await device.close();
    expect(problems).toEqual([[], [], [], []]);
  });
});
