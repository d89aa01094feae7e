import { mkdirSync } from 'node:fs';
import { it } from '@jest/globals';
import { CycleEntity } from '../../src/cycles/cycle.entity.js';
import { ReviewEntity } from '../../src/cycles/review.entity.js';
import { given } from '../support/given.js';
import { TestBrowser, complaintsOf, sidewaysScroll } from '../support/browser.js';
import { givenNorthwind } from './northwind.js';

it('shots', async () => {
  const b = await TestBrowser.start();
  const people = await givenNorthwind(b.testApp);
  const admin = await given(b.testApp).administrator({ name: 'Hana HR' });
  const hr = await given(b.testApp).visitorFor(admin);
  let page = await hr.submit(await hr.get('/cycles/new'), { name: 'Autumn 2026' }, '/cycles');
  const id = page.path.split('/')[2]!;
  page = await hr.submit(await hr.get(`/cycles/${id}/rater-groups`), { serviceMonths: '0', peer: 'nomination', loadWarning: '4' }, '/rater-groups');
  await hr.submit(await hr.get(`/cycles/${id}/nominations`), {}, 'proposals');
  const draftShow = id;
  let p2 = await hr.submit(await hr.get('/cycles/new'), { name: 'Spring 2027' }, '/cycles');
  const id2 = p2.path.split('/')[2]!;
  await hr.submit(await hr.get(`/cycles/${id2}/rater-groups`), { serviceMonths: '0', peer: 'nomination', loadWarning: '4' }, '/rater-groups');
  await hr.submit(await hr.get(`/cycles/${id2}/nominations`), {}, 'proposals');
  await hr.submit(await hr.get(`/cycles/${id2}`), {}, 'nominating');
  const nancy = await given(b.testApp).visitorFor(people.Nancy!);
  let mine = await nancy.get('/nominations/mine');
  let own = await nancy.get(mine.link('Propose people'));
  own = await nancy.get(`${own.path}?group=peer&search=callahan`);
  own = await nancy.submit(own, {}, '/raters');
  const ownPath = own.path.split('?')[0]!;
  await nancy.submit(await nancy.get(ownPath), {}, 'submission');
  const steven = await given(b.testApp).visitorFor(people.Steven!);
  mine = await steven.get('/nominations/mine');
  own = await steven.get(mine.link('Propose people'));
  own = await steven.get(`${own.path}?group=peer&search=callahan`);
  own = await steven.submit(own, {}, '/raters');
  const stevenPath = own.path.split('?')[0]!;
  const review = await b.testApp.database.of(ReviewEntity).findOneByOrFail({ cycleId: id2, subjectId: people.Nancy!.id });
  const dir = '/tmp/rv/cycles-shots'; mkdirSync(dir, { recursive: true });
  const urls: [string, string, string?][] = [
    ['index', '/cycles'], ['new', '/cycles/new'], ['show', `/cycles/${draftShow}`], ['show2', `/cycles/${id2}`], ['who', `/cycles/${id}/participants`], ['who-search', `/cycles/${id}/participants?search=an`],
    ['what', `/cycles/${id}/questions`], ['raters', `/cycles/${id}/rater-groups`], ['dates', `/cycles/${id}/dates`], ['check', `/cycles/${id}/check`], ['launch', `/cycles/${id}/launch`], ['delete', `/cycles/${id}/deletion`],
    ['board', `/cycles/${id}/nominations`], ['board2', `/cycles/${id2}/nominations`], ['load', `/cycles/${id}/load`], ['list', `/cycles/${id2}/nominations/${review.id}?group=customer&search=ma`], ['import', `/cycles/${id}/nomination-import`],
    ['team', '/nominations/team', 'andrew'], ['team-list', `/nominations/team/${review.id}`, 'andrew'], ['mine', '/nominations/mine', 'steven'], ['own', `${stevenPath}?group=peer&search=an`, 'steven'],
  ];
  for (const [w, h] of [[1280, 900], [390, 844], [320, 700]] as const) for (const lang of ['en', 'fa', 'ar']) {
    if (w === 320 && lang !== 'fa') continue;
    if (lang === 'ar' && w !== 390) continue;
    for (const who of ['hr', 'andrew', 'steven']) {
      const person = who === 'hr' ? admin : who === 'andrew' ? people.Andrew! : people.Steven!;
      const context = await b.device({ width: w, height: h, person, locale: lang });
      const bad = complaintsOf(context, b.origin);
      const tab = await context.newPage();
      for (const [name, url, by = 'hr'] of urls) {
        if (by !== who) continue;
        const r = await tab.goto(`${b.origin}${url}${url.includes('?') ? '&' : '?'}lang=${lang}`);
        const over = await sidewaysScroll(tab);
        if (over > 0 || r!.status() !== 200) console.log('!!', name, lang, w, over, r!.status());
        if (w !== 320) await tab.screenshot({ path: `${dir}/${name}-${lang}-${w}.png`, fullPage: true });
      }
      if (bad.length) console.log(lang, w, bad.slice(0, 5).join('\n'));
      await context.close();
    }
  }
  await b.stop();
}, 300000);
