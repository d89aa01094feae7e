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
});
