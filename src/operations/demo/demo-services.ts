import { addDays } from '../../domain/calendar.js';
import type { ServiceRecordEntity } from '../../people/service-record.entity.js';
import { demoCustomers } from './demo-customers.js';
import type { DemoCycle } from './demo-dates.js';
import { demoId } from './demo-ids.js';
import { demoEmployees } from './demo-people.js';
import { seededRandom } from './seeded-random.js';

/** Their customers are asked about one person only, so that a mail in each language names her alone. */
export const servedByLeilaAlone: readonly string[] = ['Porter Logistics', 'پخش وحدت', 'مخابز الخطيب'];

const accountsEach = 6;

/** Who served which account in the months before each cycle. */
export function demoServices(cycles: readonly DemoCycle[]): ServiceRecordEntity[] {
  const random = seededRandom(7);
  const shared = demoCustomers.map(({ account }) => account).filter((account) => !servedByLeilaAlone.includes(account));
  const inTouch = demoEmployees.filter(({ department }) => department !== 'Management and HR');
  return cycles.flatMap(({ opensOn, year }) =>
    inTouch.flatMap(({ key }, place) => {
      const own = key === 'leila.rahimi' ? servedByLeilaAlone : [];
      const others = Array.from(
        { length: accountsEach - own.length },
        (_, step) => shared[(place * 5 + step * 7) % shared.length] ?? '',
      );
      return [...own, ...others].map((account) => ({
        id: demoId(`service ${year} ${key} ${account}`),
        code: null,
        codeFolded: null,
        accountId: demoId(account),
        employeeId: demoId(key),
        servedOn: addDays(opensOn, -5 - Math.floor(random() * 200)),
        amount: 200 + Math.floor(random() * 4800),
      }));
    }),
  );
}
