// One database of its own in a process of its own: column types are read when entities load. Started by attack.ts.
import { writeFileSync } from 'node:fs';

if (process.env.TEST_DATABASE_URL) process.env.DATABASE_URL = process.env.TEST_DATABASE_URL;
else delete process.env.DATABASE_URL;

const [, , reviews = '300', seed = '1', outcome = ''] = process.argv;
const { startTestApp } = await import('../support/test-app.js');
const { playBytes } = await import('./byte-game.js');
const { play } = await import('./guessing/play.js');

const testApp = await startTestApp({ LOG_LEVEL: 'debug' });
try {
  const bytes = await playBytes(testApp);
  const guessed = await play(testApp, Number(reviews), Number(seed));
  writeFileSync(outcome, JSON.stringify({ bytes: [...bytes.whileOpen, ...bytes.afterClose], guessed }));
} finally {
  await testApp.close();
}
