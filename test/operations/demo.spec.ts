import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../src/app.module.js';
import { createApplication } from '../../src/application.js';
import { Config } from '../../src/config/config.js';
import { isDemoComplete, isDemoFolder } from '../../src/config/demo-folder.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { Database } from '../../src/database/database.js';
import { leaveWhenAsked, prepareDemo, readDemoConfig } from '../../src/demo-preparation.js';
import { makeLogger } from '../../src/logging.js';
import { PersonEntity } from '../../src/people/person.entity.js';
import { Visitor } from '../support/visitor.js';

// The demo is always SQLite, and column types are chosen when the entities load: there is none beside PostgreSQL.
const isPossible = !process.env.DATABASE_URL;

if (isPossible)
  describe('the demo', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'roundview-demo-'));
    let smtp: Server;
    let connections = 0;
    let app: NestFastifyApplication;

    beforeAll(async () => {
      smtp = createServer(() => (connections += 1));
      await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
      const { port } = smtp.address() as { port: number };
      const config = readDemoConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', SMTP_URL: `smtp://127.0.0.1:${port}` });
      expect(await prepareDemo(config)).toBe(true);
      app = await createApplication(AppModule.with(config), makeLogger('silent'));
    }, 180_000);

    afterAll(async () => {
      await app?.close();
      smtp?.close();
      rmSync(dataDir, { recursive: true, force: true });
    });

    const anybody = () => new Visitor(app);
    const signedInAs = async (role: string) => {
      const visitor = anybody();
      const home = await visitor.submit(await visitor.get('/demo'), { role }, '/demo/sign-in');
      return { visitor, home };
    };

    it('has two cycles that are over and one that is open', async () => {
      const cycles = await app
        .get(Database)
        .of(CycleEntity)
        .find({ order: { opensOn: 'ASC' } });
      expect(cycles.map(({ state }) => state)).toEqual(['released', 'released', 'open']);
      expect(cycles.map(({ keyDestroyedAt }) => keyDestroyedAt !== null)).toEqual([true, true, false]);
      expect(new Set(cycles.map(({ name }) => name)).size).toBe(3);
    });

    it('sends whoever comes without a session to the four roles', async () => {
      const page = await anybody().get('/');
      expect(page.path).toBe('/demo');
      expect(page.all('button[name="role"]')).toHaveLength(4);
    });

    it('shows HR the open cycle with people short of answers, a bounced mail and a declined request', async () => {
      const { home } = await signedInAs('hr');
      expect(home.path).toBe('/');
      expect(home.text).toMatch(/\((8[5-9]|9[01])%\)/);
      const needs = ['6 people are short of answers', 'One person’s mail bounced', 'One request was declined'];
      expect(home.all('h3')).toEqual(expect.arrayContaining(needs));
    });

    it('shows the manager where his team is, with one plan past its date', async () => {
      const { visitor } = await signedInAs('manager');
      const team = await visitor.get('/team');
      expect(team.text).toContain('Plan shared with you, 2 actions.');
      const plan = await visitor.get(team.link('Read it'));
      expect(plan.root.querySelectorAll('article')).toHaveLength(2);
      expect(plan.text).toContain('Past its date');
    });

    it('shows the leader where the company stands and what became of last year’s lowest figures', async () => {
      const { visitor } = await signedInAs('leader');
      const overview = await visitor.get('/overview');
      expect(overview.root.querySelectorAll('table.heat tbody tr').length).toBeGreaterThan(4);
      expect(overview.all('ol.first .loop b')).toEqual(['Acting.', 'Planned.', 'Informed.']);
      expect((await visitor.get('/values')).root.querySelectorAll('svg.ax')).toHaveLength(3);
      expect((await visitor.get('/values')).all('.quotes blockquote')).toHaveLength(6);
      expect((await visitor.get('/loop')).text).toContain('The call after three days is on trial in two teams.');
      const scorecard = await visitor.get('/scorecard');
      expect(scorecard.text).toContain('Days until a claim is settled');
      expect(scorecard.root.querySelectorAll('svg.spark').length).toBeGreaterThan(3);
      expect((await visitor.get('/thanks')).text).toContain('She rang the workshop twice');
      const rounds = await visitor.get('/assessment');
      const assessment = await visitor.get(rounds.root.querySelector('.lines a')!.getAttribute('href')!);
      expect(assessment.heading).toMatch(/^\d\d of 100: aware$/);
      expect(assessment.text).toMatch(/\d+ higher than in/);
      expect(assessment.root.querySelectorAll('.dis svg')).toHaveLength(20);
    });

    it('gives Leila her last report after one click, and lets her answer', async () => {
      const { visitor, home } = await signedInAs('employee');
      const report = await visitor.get(home.link('Read'));
      expect(report.status).toBe(200);
      expect(report.text).toContain('Leila Rahimi');
      expect(report.text).toContain('risen');
      expect((await visitor.get(home.link('Continue'))).status).toBe(200);
    });

    it.each(['manager', 'leader'])('opens a home for the %s', async (role) => {
      expect((await signedInAs(role)).home).toMatchObject({ status: 200, path: '/' });
    });

    it('refuses a role that nobody has', async () => {
      const visitor = anybody();
      const answer = await visitor.submit(await visitor.get('/demo'), { role: 'auditor' }, '/demo/sign-in');
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect((await visitor.get('/')).path).toBe('/demo');
    });

    it('keeps the invitations; the newest opens its form with nothing to sign', async () => {
      const visitor = anybody();
      const mail = await visitor.get((await visitor.get('/demo/mail')).link('Leila Rahimi asks for your feedback'));
      const survey = await visitor.get(mail.link('/r/'));
      expect(survey.status).toBe(200);
      expect(survey.heading).toContain('Leila Rahimi');
    });

    it('says on every page that it is a demo, in three languages', async () => {
      const { visitor } = await signedInAs('hr');
      for (const path of [
        '/demo',
        '/',
        '/people',
        '/framework',
        '/cycles',
        '/demo/mail',
        '/settings',
        '/no-such-page',
      ]) {
        expect((await visitor.get(path)).all('.strip').join()).toContain('Demo data. Nothing leaves this machine.');
      }
      expect((await visitor.get('/demo?lang=fa')).all('.strip').join()).toContain('نمایشی');
      expect((await visitor.get('/demo?lang=ar')).all('.strip').join()).toContain('تجريبية');
    });

    it('is not made a second time', async () => {
      const people = await app.get(Database).of(PersonEntity).count();
      expect(await prepareDemo(readDemoConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }))).toBe(false);
      expect([people, await app.get(Database).of(PersonEntity).count()]).toEqual([88, 88]);
    });

    it('ends the open cycle for a visitor who cannot wait, and Leila has a new report', async () => {
      const { visitor, home } = await signedInAs('hr');
      const release = await visitor.submit(home, {}, '/demo/release');
      expect(release.status).toBe(200);
      const employee = await signedInAs('employee');
      expect(employee.home.heading).toContain(String(new Date().getFullYear()));
      expect((await employee.visitor.get(employee.home.link('Read'))).text).toContain('Leila Rahimi');
    });

    it('opens no connection to a mail server', () => {
      expect(connections).toBe(0);
      expect(existsSync(join(dataDir, 'mails'))).toBe(true);
    });

    it('is left by a page that says what goes and what comes, and is empty then, ready to be made anew', async () => {
      const page = await anybody().get((await anybody().get('/demo')).link('Leave the demo'));
      expect(page.text).toContain(dataDir);
      expect(page.text).toContain('npm start');
      expect(isDemoComplete(dataDir)).toBe(true);
      const left = leaveWhenAsked(app, app.get(Config));
      const stranger = anybody();
      Object.assign(stranger.headers, { origin: 'https://evil.com', 'sec-fetch-site': 'cross-site' });
      expect((await stranger.request('POST', '/demo/erasure', '', 'application/x-www-form-urlencoded')).status).toBe(
        403,
      );
      const answer = await anybody().submit(page, {}, '/demo/erasure');
      expect([answer.status, answer.heading]).toEqual([200, 'The demo is being erased']);
      await left;
      expect(readdirSync(dataDir).filter((name) => !name.startsWith('roundview.lock'))).toEqual(['demo']);
      expect(isDemoFolder(dataDir)).toBe(true);
    });
  });

describe('the folder of the demo', () => {
  it('is never one that holds something else', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'roundview-real-'));
    mkdirSync(join(dataDir, 'keys'));
    writeFileSync(join(dataDir, 'roundview.sqlite'), 'real people');
    await expect(prepareDemo(readDemoConfig({ DATA_DIR: dataDir }))).rejects.toThrow(dataDir);
    expect(isDemoFolder(dataDir)).toBe(false);
    rmSync(dataDir, { recursive: true });
  });

  it('is never a database server', () => {
    expect(() => readDemoConfig({ DATABASE_URL: 'postgres://localhost/real' })).toThrow('DATABASE_URL');
  });
});
