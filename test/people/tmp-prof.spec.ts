import { it } from '@jest/globals';
import { Breath } from '../../src/people/breath.js';
import { Company } from './company.js';
it('prof', async () => {
  const company = await Company.open();
  const row = (index: number) => `${index},Person رضایی ${index},p${index}@x.example,Adviser,Unit ${index % 40},p${Math.floor(index / 10)}@x.example\n`;
  const rows = Array.from({ length: 50_000 }, (_, index) => (index === 0 ? '0,Top,p0@x.example,,,\n' : row(index)));
  const file = `number,name,email,title,department,manager\n${rows.join('')}`;
  const measure = async (what: string, work: () => Promise<any>) => {
    const spans: [number, number][] = []; let cpu = process.cpuUsage(); let stop = false; const t0 = performance.now();
    const tick = () => { if (stop) return; const now = process.cpuUsage(cpu); cpu = process.cpuUsage(); spans.push([(now.user + now.system) / 1000, performance.now() - t0]); setImmediate(tick); };
    const c0 = process.cpuUsage();
    setImmediate(tick); const result = await work(); stop = true; await new Promise((r) => setImmediate(r));
    const c = process.cpuUsage(c0);
    spans.sort((a, b) => b[0] - a[0]);
    console.log(what, 'cpu', (c.user + c.system) / 1000, 'wall', performance.now() - t0, spans.length, JSON.stringify(spans.slice(0, 12).map(([a, b]) => [Math.round(a), Math.round(b)])));
    return result;
  };
  const page = await measure('bring+preview', () => company.bring('employees', file));
  const form = page.form('/application');
  await measure('apply', () => company.hr.request('POST', form.action, new URLSearchParams(form.fields).toString(), 'application/x-www-form-urlencoded'));
  const again = await measure('bring again', () => company.bring('employees', file));
  console.log(again.heading);
  await measure('list', () => company.hr.get('/people?words=per'));
  await measure('chart', () => company.hr.get('/chart'));
  await company.close();
}, 300000);
