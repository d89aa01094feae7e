// The product as it is started by `npm start`, its modules read beforehand, so that a killed one is followed at once. A line
// "go <milliseconds>" lets it begin, with its clock so far ahead.
import { createInterface } from 'node:readline';

await Promise.all([
  import('../../dist/app.module.js'),
  import('../../dist/application.js'),
  import('../../dist/auth/first-start.js'),
  import('../../dist/database/only-instance.js'),
  import('@nestjs/schedule'),
]);
const line = await new Promise((resolve) => createInterface({ input: process.stdin }).once('line', resolve));
const ahead = Number(line.split(' ')[1] ?? 0);
if (ahead !== 0) {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...args) {
      if (args.length === 0) super(Real.now() + ahead);
      else super(...args);
    }
    static now() {
      return Real.now() + ahead;
    }
  };
}
await import('../../dist/main.js');
