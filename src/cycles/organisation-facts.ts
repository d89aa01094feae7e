import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { addMonths, type IsoDate } from '../domain/calendar.js';
import type { ProposableCustomer, ServedAccount } from '../domain/customer-candidates.js';
import type { CycleSettings } from '../domain/cycle-settings.js';
import { orgChart, type OrgChart } from '../domain/org-chart.js';
import { PersonEntity } from '../people/person.entity.js';
import { ServiceRecordEntity } from '../people/service-record.entity.js';

export interface OrganisationFacts {
  readonly chart: OrgChart;
  readonly customers: readonly ProposableCustomer[];
  readonly services: readonly ServedAccount[];
}

/** The chart of active employees, customers and who served whom, as far as a cycle's settings look back. */
@Injectable()
export class OrganisationReader {
  constructor(private readonly database: Database) {}

  async facts(settings: CycleSettings, today: IsoDate): Promise<OrganisationFacts> {
    const asksCustomers = settings.groups.includes('customer') && settings.choice.customer.method === 'records';
    const since = settings.serviceMonths > 0 ? addMonths(today, -settings.serviceMonths) : '';
    return {
      chart: await this.chart(),
      customers: asksCustomers ? await this.customers() : [],
      services: asksCustomers ? await this.services(since, today) : [],
    };
  }

  async chart(): Promise<OrgChart> {
    const people = await this.database.of(PersonEntity).find({
      select: { id: true, managerId: true },
      where: { kind: 'employee', status: 'active' },
      order: { id: 'ASC' },
    });
    return orgChart(people);
  }

  private async customers(): Promise<ProposableCustomer[]> {
    const people = await this.database.of(PersonEntity).find({
      select: { id: true, accountId: true, segment: true, objectedAt: true, lastAskedOn: true },
      where: { kind: 'customer', status: 'active' },
      order: { id: 'ASC' },
    });
    return people.flatMap(({ id, accountId, segment, objectedAt, lastAskedOn }) =>
      accountId ? [{ id, accountId, segment: segment || null, hasObjected: objectedAt !== null, lastAskedOn }] : [],
    );
  }

  /** Each pair of employee and account once, with the last service: orders may be many. */
  private services(since: IsoDate, today: IsoDate): Promise<ServedAccount[]> {
    return this.database
      .of(ServiceRecordEntity)
      .createQueryBuilder('service')
      .select('service.accountId', 'accountId')
      .addSelect('service.employeeId', 'employeeId')
      .addSelect('MAX(service.servedOn)', 'servedOn')
      .where('service.servedOn >= :since AND service.servedOn <= :today', { since, today })
      .groupBy('service.accountId')
      .addGroupBy('service.employeeId')
      .getRawMany<ServedAccount>();
  }
}
