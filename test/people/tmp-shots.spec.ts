import { it } from '@jest/globals';
import { chromium } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { Company } from './company.js';

it('shots', async () => {
  const c = await Company.open();
  await (c.app.app as any).listen(4105, '127.0.0.1');
  await c.import('employees', 'number,name,email,job title,department,location,manager,language\n9001,Dara Tavakoli,dara@narvan.example,Chief executive,,Tehran,,en\n9913,Kaveh Rostami,kaveh@narvan.example,Head of call centre,Operations > Call centre,Tehran,9001,fa\n9914,لیلا رحیمی,leila@narvan.example,کارشناس ارشد,Operations > Claims,تهران,9913,fa\n9915,Omid Karimi,omid@narvan.example,Adviser,Operations > Claims,Shiraz,9913,en\n');
  await c.import('customers', 'account number,account,name,email,role,segment\nALFKI,Alfreds Futterkiste,Maria Anders,maria@alfki.example,Sales Representative,A\nB2,بازرگانی آبی,سارا نوری,sara@abi.example,مالک,B\n');
  const bad = 'Personnel no;Full name;Mail;Unit;Boss;Lang;Grade\n9916;Nasrin Fallah;nasrin.fallah@narvan;Claims;9913;en;4\n9917;Hamed Jalali;h.jafari@narvan.example;Branch sales;;en;4\n9918;Hamid Jafari;h.jafari@narvan.example;Branch sales;;en;4\n9919;Sahar Moradi;sahar@narvan.example;Call centre;9931;per;4\n9920;Arash Ghasemi;arash@narvan.example;IT;;en;4\n9913;Kaveh Rostami;kaveh@narvan.example;Call centre;9001;fa;4\n';
  let page = await c.bring('employees', bad, 'people-november.csv');
  console.log(page.heading, page.text);
  const map = await c.hr.get(page.link('Change'));
  page = await c.hr.submit(map, { 'column-0': 'number', 'column-1': 'name', 'column-2': 'email', 'column-3': 'department', 'column-4': 'manager', 'column-5': 'locale' }, '/mapping');
  const win = await c.bring('employees', Buffer.from([...Buffer.from('name,email\n'), 0xd1,0xd6,0xc7, ...Buffer.from(',reza@x.example\n')]));
  const done = await c.import('employees', 'name,email\nArash,arash@x.example\n');
  const ready = await c.bring('employees', 'name,email\nMina,mina@x.example\nBabak,babak@x.example\nbad,bad\n');
  const out = await c.mend(ready, { out: '4' });
  const people = await c.people();
  const leila = people.find((p) => p.emailFolded === 'leila@narvan.example')!;
  const kaveh = people.find((p) => p.emailFolded === 'kaveh@narvan.example')!;
  const sara = people.find((p) => p.emailFolded === 'sara@abi.example')!;
  const cookies = [...((c.hr as any).cookies as Map<string, string>)];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const dir = '/tmp/rv/people/shots'; mkdirSync(dir, { recursive: true });
  const urls: [string, string][] = [
    ['new', '/imports/new/employees'], ['preview', page.path], ['mapping', `${page.path}/mapping`], ['encoding', win.path], ['done', done.path], ['ready', out.path],
    ['people', '/people'], ['customers', '/people?kind=customer'], ['kaveh', `/people/${kaveh.id}`], ['sara', `/people/${sara.id}`], ['edit', `/people/${leila.id}/edit`], ['newc', '/people/new/customer'],
    ['deact', `/people/${kaveh.id}/deactivation`], ['departments', '/departments'], ['chart', '/chart'],
  ];
  for (const [w, h] of [[1280, 900], [390, 844], [320, 700]] as const) for (const lang of ['en', 'fa', 'ar']) {
    if (w === 320 && lang !== 'fa') continue;
    if (lang === 'ar' && w !== 390) continue;
    const context = await browser.newContext({ viewport: { width: w, height: h }, locale: lang });
    await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: 'http://127.0.0.1:4105' })));
    const tab = await context.newPage();
    tab.on('console', (m) => console.log(lang, w, m.text()));
    for (const [name, url] of urls) {
      const r = await tab.goto(`http://127.0.0.1:4105${url}${url.includes('?') ? '&' : '?'}lang=${lang}`);
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
      if (wide > w || r!.status() !== 200) console.log('!!', name, lang, w, wide, r!.status());
      if (w !== 320) await tab.screenshot({ path: `${dir}/${name}-${lang}-${w}.png`, fullPage: true });
    }
    await context.close();
  }
  await browser.close();
  await c.close();
}, 300000);
