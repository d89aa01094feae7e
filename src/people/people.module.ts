import { Global, Module } from '@nestjs/common';
import { BulkRows } from './bulk-rows.service.js';
import { ChartController } from './chart.controller.js';
import { CustomerDetails } from './customer-details.service.js';
import { CustomerImport } from './customer-import.js';
import { CustomerWriter } from './customer-writer.service.js';
import { DepartmentsController } from './departments.controller.js';
import { Departments } from './departments.service.js';
import { EmployeeDetails } from './employee-details.service.js';
import { EmployeeImport } from './employee-import.js';
import { EmployeeWriter } from './employee-writer.service.js';
import { ImportApplication } from './import-application.service.js';
import { ImportChangesController } from './import-changes.controller.js';
import { ImportCheck } from './import-check.service.js';
import { ImportCleaning } from './import-cleaning.js';
import { ImportUndo } from './import-undo.service.js';
import { ImportUndosController } from './import-undos.controller.js';
import { UndoFactsReader } from './undo-facts.service.js';
import { ImportFiles } from './import-files.service.js';
import { ImportKinds } from './import-kinds.js';
import { ImportMappingsController } from './import-mappings.controller.js';
import { ImportPreview } from './import-preview.service.js';
import { ImportSamplesController } from './import-samples.controller.js';
import { ImportsController } from './imports.controller.js';
import { KnownPeopleReader } from './known-people.service.js';
import { KnownServicesReader } from './known-services.service.js';
import { ManagerFinder } from './manager-finder.service.js';
import { Objections } from './objections.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleList } from './people-list.service.js';
import { People } from './people.service.js';
import { PersonDeactivations } from './person-deactivations.js';
import { PersonFormsController } from './person-forms.controller.js';
import { PersonStatesController } from './person-states.controller.js';
import { PersonValues } from './person-values.service.js';
import { ServiceImport } from './service-import.js';

const forRoomsAbove = [
  BulkRows,
  Departments,
  ImportCheck,
  ImportFiles,
  ImportKinds,
  KnownPeopleReader,
  Objections,
  People,
  PeopleList,
  PersonDeactivations,
];

/** Employees, customers, departments, the chart, and the files they come from. */
@Global()
@Module({
  controllers: [
    ImportsController,
    ImportSamplesController,
    ImportChangesController,
    ImportUndosController,
    ImportMappingsController,
    PeopleController,
    PersonFormsController,
    PersonStatesController,
    DepartmentsController,
    ChartController,
  ],
  providers: [
    ...forRoomsAbove,
    CustomerDetails,
    CustomerImport,
    CustomerWriter,
    EmployeeDetails,
    EmployeeImport,
    EmployeeWriter,
    ImportApplication,
    ImportCleaning,
    ImportPreview,
    ImportUndo,
    UndoFactsReader,
    KnownServicesReader,
    ManagerFinder,
    PersonValues,
    ServiceImport,
  ],
  exports: forRoomsAbove,
})
export class PeopleModule {}
