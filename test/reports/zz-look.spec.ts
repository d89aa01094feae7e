import { mkdirSync } from 'node:fs';
import { it } from '@jest/globals';
import { chromium } from 'playwright-core';
import { starterFramework } from '../../src/competencies/starter-framework.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import type { Answers } from '../../src/domain/answers.js';
import { formFor, competenciesOf } from '../../src/domain/questionnaire.js';
import type { RaterGroup } from '../../src/domain/rater-group.js';
import { MixWorker } from '../../src/results/mix.worker.js';
import { ReleaseService } from '../../src/reports/release.service.js';
import { Organisation } from '../../src/settings/organisation.js';
import { given } from '../support/given.js';
import { givenAnsweredCycle, type GivenRequest } from '../support/given-answered-cycle.js';
import { seeded } from '../support/reviews.js';
import { startTestApp } from '../support/test-app.js';

const q = starterFramework;
const base: Record<string, number> = {};
competenciesOf(q).forEach((c, i) => {
  base[c.id] = [3.9, 2.7, 4.5, 4.6, 3.9, 4.3][i] ?? 4;
});
const keep = [
  'She told me on Monday that the assessor’s report would be two days late. Because I knew, I could tell the customer before he called us.',
  'When she doesn’t know, she says so and comes back with the right clause of the policy.',
  'همیشه می‌گوید مرحلهٔ بعد چیست؛ هیچ‌وقت غافلگیر نشدم.',
  'هادئة وواضحة مع كل عميل.',
];
const change = [
  'For a simple windscreen claim I was asked for the same photo three times.',
  'A short “I have seen this, answer tomorrow” would be enough. Two days of silence makes us look careless.',
  'Small claims still wait for two signatures. She could ask for that rule to change.',
];

function answers(group: RaterGroup, r: () => number, shift: number, n: number): Answers {
  const ratings: Record<string, number> = {};
  for (const c of formFor(q, group))
    for (const b of c.behaviours) {
      if (r() < 0.04) continue;
      const own =
        group === 'self'
          ? c.id === competenciesOf(q)[1]!.id
            ? 4.4
            : c.id === competenciesOf(q)[3]!.id
              ? 3.2
              : 4
          : (base[c.id] ?? 4) + shift + (group === 'customer' ? -0.3 : 0);
      ratings[b.id] = Math.max(1, Math.min(5, Math.round(own + (r() - 0.5) * 1.6)));
    }
  const [q1, q2] = q.openQuestions;
  return {
    ratings,
    examples: {},
    comments: { ...(keep[n] ? { [q1!.id]: keep[n]! } : {}), ...(change[n] ? { [q2!.id]: change[n]! } : {}) },
  };
}
function requests(r: () => number, counts: Partial<Record<RaterGroup, number>>, shift = 0): GivenRequest[] {
  return Object.entries(counts).flatMap(([group, n]) =>
    Array.from({ length: n! }, (_, i) => ({
      group: group as RaterGroup,
      answers: answers(group as RaterGroup, r, shift, group === 'self' ? 9 : i),
    })),
  );
}

it('looks', async () => {
  const testApp = await startTestApp({ PORT: '4108', APP_URL: 'http://localhost:4108' });
  const g = given(testApp);
  const hr = await g.administrator({ name: 'Shirin Amini' });
  await testApp.database.write(() =>
    testApp
      .get(Organisation)
      .change({ name: 'Narvan Insurance', contactName: 'Shirin Amini', contactEmail: 'feedback@narvan.example' }),
  );
  const manager = await g.employee({ name: 'Omid Karimi' });
  const leila = await g.employee({ name: 'Leila Rahimi', manager });
  const r = seeded(7);
  const full = { self: 1, manager: 1, peer: 5, subordinate: 4, customer: 4 } as const;
  const others = await Promise.all(
    Array.from({ length: 24 }, (_, i) =>
      g.employee({
        name:
          [
            'Reza Ansari',
            'Tara Ebadi',
            'Babak Zand',
            'Nasrin Fallah',
            'Arash Ghasemi',
            'Mahsa Bagheri',
            'Parisa Naderi',
          ][i] ?? `Sam Taylor ${i}`,
      }),
    ),
  );
  const settings = { managerSeesReport: true };
  const units = [{ id: 'd1', name: 'Claims', parentId: null }];
  const first = await givenAnsweredCycle(testApp, {
    questionnaire: q,
    settings,
    columns: { name: 'Autumn 2025', closesOn: '2025-10-31', opensOn: '2025-10-10', units },
    reviews: [{ subject: leila, manager, departmentId: 'd1', requests: requests(r, full, -0.5) }],
  });
  await testApp.get(MixWorker).tick();
  await testApp.get(ReleaseService).release(first.id, 'now', [first.reviews[0]!.id], hr.id);
  await testApp.database.write(() =>
    testApp.database
      .of(ReviewEntity)
      .update(first.reviews[0]!.id, { reportState: 'released', releasedAt: testApp.clock.now() }),
  );
  const second = await givenAnsweredCycle(testApp, {
    questionnaire: q,
    settings,
    columns: { name: 'Autumn 2026', units, debriefOn: '2026-11-04', reportsOn: '2026-11-09' },
    reviews: [
      { subject: leila, manager, departmentId: 'd1', requests: requests(r, full) },
      ...others.map((subject, i) => ({
        subject,
        manager,
        departmentId: 'd1',
        requests:
          i === 3 || i === 4
            ? requests(r, { self: 1, peer: 2 })
            : i === 5
              ? requests(r, { self: 1, manager: 1, peer: 2 })
              : i === 6
                ? requests(r, { peer: 3, subordinate: 2 })
                : requests(r, full, (i % 5) * 0.1 - 0.2),
      })),
    ],
  });
  await testApp.get(MixWorker).tick();
  const [mine] = second.reviews;
  await testApp.app.listen({ port: 4108, host: '127.0.0.1' });
  mkdirSync('/tmp/rv/look', { recursive: true });
  const browser = await chromium.launch({ args: ['--no-sandbox'], executablePath: process.env.CHROMIUM! });
  const cookieOf = async (p: { id: string }) => {
    const v = await g.visitorFor(p);
    return (v as unknown as { cookies: Map<string, string> }).cookies;
  };
  const shoot = async (
    person: { id: string },
    path: string,
    name: string,
    variants: [string, number, 'light' | 'dark'][],
    open = false,
  ) => {
    const cookies = await cookieOf(person);
    for (const [lang, width, scheme] of variants) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, locale: 'en' });
      await context.addCookies([...cookies].map(([n, value]) => ({ name: n, value, domain: 'localhost', path: '/' })));
      const page = await context.newPage();
      page.on('console', (m) => console.log(name, m.text()));
      const res = await page.goto(`http://localhost:4108${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      if (open) await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      console.log(name, lang, width, scheme, res!.status(), 'overflow', over);
      await page.screenshot({ path: `/tmp/rv/look/${name}-${lang}-${width}-${scheme}.png`, fullPage: true });
      await context.close();
    }
  };
  const all: [string, number, 'light' | 'dark'][] = [
    ['en', 1280, 'light'],
    ['en', 390, 'light'],
    ['fa', 1280, 'light'],
    ['ar', 390, 'dark'],
    ['fa', 390, 'light'],
    ['ar', 1280, 'dark'],
  ];
  if (process.env.ONLY !== 'report') {
    await shoot(hr, `/cycles/${second.id}/results`, 'results', [
      ['en', 1280, 'light'],
      ['fa', 390, 'light'],
    ]);
    await shoot(hr, `/cycles/${second.id}/release`, 'release-ready', all);
    await shoot(hr, `/cycles/${second.id}/release/review?way=reader-first`, 'release-review', [
      ['en', 1280, 'light'],
      ['fa', 390, 'light'],
    ]);
    await shoot(hr, `/reviews/${second.reviews[3]!.id}/hold`, 'hold', [['en', 1280, 'light']]);
    await shoot(hr, `/reviews/${second.reviews[3]!.id}/coach`, 'coach', [['en', 390, 'light']]);
    await testApp.database.write(() =>
      testApp.get(ReleaseService).hold(second.reviews[2]!.id, 'Away until 5 January', hr.id),
    );
    await testApp
      .get(ReleaseService)
      .release(
        second.id,
        'reader-first',
        second.reviews.slice(7, 15).map(({ id }) => id),
        hr.id,
      )
      .catch(() => 0);
  }
  await testApp
    .get(ReleaseService)
    .release(
      second.id,
      'straight',
      [mine!.id, second.reviews[1]!.id, second.reviews[6]!.id, second.reviews[7]!.id],
      hr.id,
    );
  await testApp
    .get(ReleaseService)
    .release(second.id, 'now', [mine!.id, second.reviews[1]!.id, second.reviews[6]!.id, second.reviews[7]!.id], hr.id);
  await shoot(leila, `/reports/${mine!.id}`, 'report', all);
  await shoot(
    leila,
    `/reports/${mine!.id}`,
    'report-open',
    [
      ['en', 1280, 'light'],
      ['fa', 390, 'light'],
    ],
    true,
  );
  await shoot(others[5]!, `/reports/${second.reviews[6]!.id}`, 'report-few', [['en', 1280, 'light']]);
  await shoot(others[6]!, `/reports/${second.reviews[7]!.id}`, 'report-merged', [['en', 1280, 'light']]);
  await shoot(manager, `/reports/${mine!.id}`, 'report-reader', [['en', 390, 'light']]);
  if (process.env.ONLY !== 'report')
    await shoot(hr, `/cycles/${second.id}/release`, 'release-after', [
      ['en', 1280, 'light'],
      ['ar', 390, 'light'],
    ]);
  await browser.close();
  await testApp.close();
}, 300_000);
