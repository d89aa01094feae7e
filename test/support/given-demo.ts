import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from '../../src/app.module.js';
import { createApplication } from '../../src/application.js';
import { Clock } from '../../src/config/clock.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { Database } from '../../src/database/database.js';
import { prepareDemo, readDemoConfig } from '../../src/demo-preparation.js';
import { makeLogger } from '../../src/logging.js';
import type { DemoRole } from '../../src/operations/demo/demo-roles.js';
import type { TestApp } from './test-app.js';
import { type Page, Visitor } from './visitor.js';

/** The product with the demo's company in it, which knows every room; the clock is the real one. */
export async function startDemoApp(env: Record<string, string> = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'roundview-demo-'));
  const config = readDemoConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env });
  await prepareDemo(config);
  const app = await createApplication(AppModule.with(config), makeLogger('silent'));
  return {
    app,
    clock: app.get(Clock),
    database: app.get(Database),
    dataDir,
    get: (type) => app.get(type, { strict: false }),
    close: async () => {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  } as TestApp;
}

export async function visitorAs({ app }: TestApp, role: DemoRole): Promise<Visitor> {
  const visitor = new Visitor(app);
  await visitor.submit(await visitor.get('/demo'), { role }, '/demo/sign-in');
  return visitor;
}

/** What is begun and not finished: two drafts, one of them choosing raters, and a file with a mistake. */
export async function givenBegunWork({ database }: TestApp, hr: Visitor): Promise<string[]> {
  const draft = async (name: string) =>
    (await hr.submit(await hr.get('/cycles/new'), { name }, '/cycles')).path.split('/')[2]!;
  const [left, choosing] = [await draft('Spring'), await draft('Summer')];
  const { settings } = await database.of(CycleEntity).findOneByOrFail({ id: choosing });
  const choice = { ...settings.choice, peer: { ...settings.choice.peer, method: 'nomination' as const } };
  await database.write(() => database.of(CycleEntity).update(choosing, { settings: { ...settings, choice } }));
  for (const id of [left, choosing]) await hr.submit(await hr.get(`/cycles/${id}/nominations`), {}, 'proposals');
  const token = tokenIn(await hr.get('/cycles/new'));
  await hr.post(`/cycles/${choosing}/nominating`, { _csrf: token });
  const file = 'name,email,department\nAna,ana@narvan,Sales\nNima,nima.new@narvan.example,Sales';
  const upload = await hr.get('/imports/new/employees');
  const preview = await hr.upload(upload, 'file', 'people.csv', file, '/imports/new/employees');
  const steps = ['participants', 'questions', 'rater-groups', 'dates', 'check', 'launch', 'deletion', 'nominations'];
  return [
    ...steps.map((step) => `/cycles/${left}/${step}`),
    `/cycles/${choosing}`,
    ...['nominations', 'load', 'nudge', 'nomination-import'].map((page) => `/cycles/${choosing}/${page}`),
    '/nominations/mine',
    '/nominations/team',
    preview.path,
    `${preview.path}/mapping`,
    '/sign-in/sent',
    '/link-again/sent',
    '/link-ended',
    '/erasures/done',
    '/scorecard/unit',
    '/comments',
  ];
}

const tokenIn = (page: Page): string => page.form('').fields.find(([name]) => name === '_csrf')?.[1] ?? '';
