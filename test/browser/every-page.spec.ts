import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personOf } from '../../src/operations/demo/demo-roles.js';
import { complaintsOf, TestBrowser } from '../support/browser.js';
import { givenBegunWork, startDemoApp, visitorAs } from '../support/given-demo.js';
import { crawl, type FoundPage, pageRoutes } from '../support/page-crawl.js';
import { examine, type Look, looks, watchShifts } from '../support/page-examination.js';
import { Visitor } from '../support/visitor.js';

/** Set to look at every page in both languages, narrow and wide, light and dark: some ten minutes. */
const isThorough = process.env.EVERY_LOOK === '1';
/** The demo is always SQLite; the pages of PostgreSQL are the same. */
const onSqlite = process.env.DATABASE_URL ? describe.skip : describe;

type Who = 'stranger' | 'hr' | 'employee' | 'manager' | 'leader';

/**
 * Pages to which no link of the demo leads, and what is no page; a new one that is neither linked nor listed fails.
 * The specs of their rooms open them all; who writes one should rather let the demo lead to it.
 */
const elsewhere: readonly string[] = [
  // Files, figures for machines, and passages to another page.
  '/imports',
  '/healthz',
  '/readyz',
  '/metrics',
  '/brand/:version/colours.css',
  '/brand/:version/logo',
  '/report-archives/:id/zip',
  '/assessment/:id/questions/:question/file',
  '/assessment/:id/files/:fileId',
  '/requests/:cycleId/decline',
  // Before the first administrator has finished.
  '/first-run/:secret',
  '/set-up/organisation',
  '/set-up/mail',
  '/set-up/safe-keeping',
  // By a mailed link; rater.spec.ts and side-by-side.spec.ts look at them.
  '/sign-in/:secret',
  '/r/:token/side-by-side/done',
  '/r/:token/side-by-side/:part',
  '/r/:token/:assignmentId/check',
  '/r/:token/:assignmentId/sent',
  '/r/:token/hear',
  '/i/:token',
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
  '/requests/:cycleId/not-me',
  '/requests/:cycleId/objection',
  '/requests/:cycleId/side-by-side/done',
  '/requests/:cycleId/:assignmentId/check',
  '/requests/:cycleId/:assignmentId/sent',
  // Between the close of a cycle and the end of its release; pages.spec.ts looks at results, quality and release.
  '/cycles/:id/quality',
  '/cycles/:id/results',
  '/reviews/:reviewId/set-aside',
  '/cycles/:id/release/review',
  '/cycles/:id/release/end',
  '/cycles/:id/release/sample',
  '/cycles/:id/release/no-report',
  '/reviews/:reviewId/hold',
  '/reviews/:reviewId/coach',
  '/report-archives/:id',
  '/comments/:id',
  '/comments/offered',
  '/comments/offered/:id',
  '/reports/:reviewId/sharing',
  '/reports/:reviewId/questions/:number',
  '/cycles/:id/comments',
  '/reviews/:reviewId/comments',
  '/team/:reviewId/guide',
  '/team/:reviewId/conversation',
  // What the demo has not begun; pages.spec.ts, scorecard.spec.ts and assessment.spec.ts look at most of it.
  '/people/:id/objection',
  '/earlier-results/:id/removal',
  '/imports/:id/ties',
  '/imports/:id/undo',
  '/plans/:reviewId/actions/:actionId',
  '/plans/:reviewId/actions/:actionId/notes',
  '/plans/:reviewId/actions/:actionId/deletion',
  '/plans/:reviewId/share',
  '/plans/:reviewId/shared',
  '/plans/:reviewId/pulse',
  '/loop/:id/message/preview',
  '/desired/:id',
  '/scorecard/initiatives/:id',
  '/scorecard/initiatives/:id/deletion',
  '/assessment/:id/changes',
  '/assessment/:id/closing',
  '/assessment/:id/discarding',
  '/assessment/:id/pillars/:pillar',
  '/assessment/:id/sending',
  '/assessment/:id/finishing',
];

onSqlite('every page there is', () => {
  let browser: TestBrowser;
  let routes: ReturnType<typeof pageRoutes>;
  let found: Awaited<ReturnType<typeof crawl<Who>>>;

  beforeAll(async () => {
    browser = await TestBrowser.start(startDemoApp);
    const { testApp } = browser;
    routes = pageRoutes(testApp.app);
    const visitors = {
      stranger: new Visitor(testApp.app),
      hr: await visitorAs(testApp, 'hr'),
      employee: await visitorAs(testApp, 'employee'),
      manager: await visitorAs(testApp, 'manager'),
      leader: await visitorAs(testApp, 'leader'),
    };
    const begun = await givenBegunWork(testApp, visitors.hr);
    found = await crawl(routes, visitors, ['/', '/demo', '/sign-in', '/demo/mail', ...begun]);
  }, 300_000);

  afterAll(() => browser.stop());

  it('opens, where a link leads to it', () => {
    expect(found.pages.length).toBeGreaterThan(110);
    expect(found.broken).toEqual([]);
  });

  it('is reached by links, or is known to be looked at elsewhere', () => {
    const { reached } = found;
    const unseen = routes.map(({ path }) => path).filter((path) => !reached.has(path) && !elsewhere.includes(path));
    expect([...new Set(unseen)]).toEqual([]);
    expect(elsewhere.filter((path) => !routes.some((route) => route.path === path))).toEqual([]);
  });

  it('is for everybody: axe, keyboard, large letters, narrow screens, nothing said, fetched elsewhere or moved', async () => {
    const problems: Record<string, string[]> = {};
    const visits = found.pages.flatMap((page, index) => visitsTo(page, index));
    for (const who of ['stranger', 'hr', 'employee', 'manager', 'leader'] as const) {
      const person = who === 'stranger' ? {} : { person: { id: personOf[who] } };
      const device = await browser.device({ width: 320, ...person });
      await watchShifts(device);
      const complaints = complaintsOf(device, browser.origin);
      const tab = await device.newPage();
      // The first page brings the letters of both scripts.
      await tab.goto('/demo?lang=fa');
      for (const { path, locale, some } of visits.filter((visit) => visit.who === who)) {
        await tab.setViewportSize({ width: 390, height: 844 });
        await tab.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${locale}`);
        const told = [...(await examine(tab, some)), ...complaints.splice(0)];
        if (told.length > 0) problems[`${who} ${path} ${locale}`] = told;
      }
      await device.close();
    }
    expect(problems).toEqual({});
  }, 1_800_000);
});

interface Visit extends FoundPage<Who> {
  readonly locale: 'en' | 'fa';
  readonly some: readonly Look[];
}

/** One look at each page, in turn, so that all of them together are seen in all ways; or everything. */
function visitsTo(page: FoundPage<Who>, index: number): Visit[] {
  if (isThorough) return (['en', 'fa'] as const).map((locale) => ({ ...page, locale, some: looks }));
  const look = looks[Math.floor(index / 2) % looks.length]!;
  return [{ ...page, locale: index % 2 === 0 ? 'fa' : 'en', some: [look] }];
}
