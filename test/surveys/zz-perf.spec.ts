import { it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { givenOpenCycle } from '../support/given-open-cycle.js';
import { startTestApp } from '../support/test-app.js';
it('perf', async () => {
  const testApp = await startTestApp();
  const cycle = await givenOpenCycle(testApp, { asked: { peer: 5 } });
  const link = cycle.link(cycle.request('peer')).form;
  const out: string[] = [];
  const run = async (name: string, n: number, work: () => Promise<unknown>) => {
    for (let i = 0; i < 60; i++) await work();
    const start = process.cpuUsage();
    for (let i = 0; i < n; i++) await work();
    const { user, system } = process.cpuUsage(start);
    out.push(`${name}: ${((user + system) / 1000 / n).toFixed(2)} ms cpu`);
  };
  const body = new URLSearchParams(cycle.answers('peer')).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const inject = (o: object) => testApp.app.inject(o as never);
  await run('health', 200, () => inject({ method: 'GET', url: '/healthz' }));
  await run('unknown', 200, () => inject({ method: 'GET', url: '/r/x' }));
  await run('get', 300, () => inject({ method: 'GET', url: link }));
  await run('send', 200, () => inject({ method: 'POST', url: link + '/send', payload: body, headers }));
  writeFileSync('/tmp/rv/perf.txt', out.join('\n') + '\n');
  await testApp.close();
}, 120_000);
