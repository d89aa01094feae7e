import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Drafting } from './drafting.js';

describe('lists of raters', () => {
  let northwind: Drafting;

  beforeAll(async () => {
    northwind = await Drafting.start();
  });
  afterAll(() => northwind.close());

  it('come from a file, with the rules told row by row', async () => {
    const id = await northwind.draft('File');
    await northwind.nameCoach(id, 'Nancy', northwind.person('Anne'));
    const file = [
      'subject,rater,group',
      'nancy.davolio@northwind.example,laura.callahan@northwind.example,peer',
      'nancy.davolio@northwind.example,anne.dodsworth@northwind.example,peer',
      'nancy.davolio@northwind.example,laura.callahan@northwind.example,subordinate',
      'steven.buchanan@northwind.example,steven.buchanan@northwind.example,peer',
      'steven.buchanan@northwind.example,robert.king@northwind.example,colleage',
      `${northwind.administrator.email},robert.king@northwind.example,peer`,
    ].join('\n');
    const form = await northwind.hr.get(`/cycles/${id}/nomination-import`);
    const preview = await northwind.hr.upload(form, 'file', 'raters.csv', file, 'nomination-import');
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('will read this report');
    expect(preview.text).toMatch(/colleague/);
    expect(await northwind.nominations(id)).toEqual([]);
    const good = `${file.split('\n').slice(0, 2).join('\n')}\nsteven.buchanan@northwind.example,robert.king@northwind.example,team\n`;
    let page = await northwind.hr.upload(
      await northwind.hr.get(`/cycles/${id}/nomination-import`),
      'file',
      'raters.csv',
      good,
      'nomination-import',
    );
    page = await northwind.hr.submit(page, {}, 'application');
    expect(page.heading).toBe('2 nominations imported');
    expect((await northwind.nominations(id)).map(({ group, source }) => [group, source]).sort()).toEqual([
      ['peer', 'file'],
      ['subordinate', 'file'],
    ]);
  });

  it.each(['en', 'fa', 'ar'])(
    'a file to start from comes in %s, and its columns and groups are understood',
    async (lang) => {
      const id = await northwind.draft(`Sample ${lang}`);
      const form = await northwind.hr.get(`/cycles/${id}/nomination-import?lang=${lang}`);
      const href = form.root.querySelector('a[href$="/sample"]')!.getAttribute('href')!;
      const sample = await northwind.hr.get(`${href}?lang=${lang}`);
      expect(sample.status).toBe(200);
      const file = sample.html
        .replaceAll('leila.rahimi@company.example', 'nancy.davolio@northwind.example')
        .replaceAll('tom.baker@company.example', 'laura.callahan@northwind.example')
        .split('\n')
        .slice(0, 2)
        .join('\n');
      const preview = await northwind.hr.upload(form, 'file', 'raters.csv', file, 'nomination-import');
      await northwind.hr.submit(preview, {}, 'application');
      expect((await northwind.nominations(id)).map(({ group }) => group)).toEqual(['peer']);
    },
  );
});
