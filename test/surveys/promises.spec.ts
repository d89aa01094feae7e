import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { raterMailData } from '../../src/cycles/rater-mail-data.js';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { defaultThresholds } from '../../src/domain/cycle-settings.js';
import { locales } from '../../src/domain/locale.js';
import { allPromises, risksTo } from '../../src/domain/promises.js';
import { type RaterGroup, raterGroups } from '../../src/domain/rater-group.js';
import { presentPromise } from '../../src/i18n/promise-sentences.js';
import { Texts } from '../../src/i18n/texts.js';
import { given } from '../support/given.js';
import { givenOpenCycle, openCycleSettings } from '../support/given-open-cycle.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' ');

describe('the promises of a cycle', () => {
  let testApp: TestApp;

  beforeAll(async () => {
    testApp = await startTestApp();
  });

  afterAll(() => testApp.close());

  const wishes = [
    openCycleSettings,
    { ...openCycleSettings, managerSeesReport: true, hrReadsComments: true },
    {
      ...openCycleSettings,
      groups: ['self', 'manager', 'peer'] as RaterGroup[],
      thresholds: { ...defaultThresholds, ratings: 7, comments: 4, groupSubjects: 9 },
    },
  ];

  it.each(wishes.map((settings, index) => [index, settings] as const))(
    '%i: stand whole on the page before the first question, and in the mail, in every language',
    async (_index, settings) => {
      const cycle = await givenOpenCycle(testApp, { settings, asked: { self: 1, manager: 1, peer: 1 } });
      const row = await testApp.database.of(CycleEntity).findOneByOrFail({ id: cycle.id });
      for (const group of raterGroups.filter((each) => ['self', 'manager', 'peer'].includes(each))) {
        const request = cycle.request(group);
        for (const locale of locales) {
          const texts = Texts.in(locale);
          const said = [...allPromises(group, settings, '2026-11-30'), ...risksTo(group)].map((sentence) =>
            plain(presentPromise(sentence, request.subject.name, texts)),
          );
          const page = await given(testApp)
            .anonymous()
            .get(`${cycle.link(request).form}?lang=${locale}`);
          expect(page.status).toBe(200);
          for (const sentence of said) expect(plain(page.text)).toContain(sentence);
          const beforeQuestions = plain(page.text.slice(0, page.text.indexOf(texts.t('promises.more'))));
          expect(beforeQuestions).toContain(said[0]);
          const mail = raterMailData({
            rater: { ...request.rater, locale },
            subjects: [{ name: request.subject.name, group }],
            cycle: row,
            questionnaire: cycle.questionnaire,
            link: 'http://localhost/r/x',
            organisation: { name: 'Northwind', contactName: '', contactEmail: '' },
          }) as { promises: string[] };
          expect(mail.promises.map(plain)).toEqual(said.slice(0, said.length - risksTo(group).length));
        }
      }
    },
  );
});
