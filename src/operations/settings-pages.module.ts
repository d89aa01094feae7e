import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditPages } from './audit-pages.js';
import { BrandController, BrandFilesController } from './brand/brand.controllers.js';
import { Brands } from './brand/brands.js';
import { HealthController } from './health.controller.js';
import { Metrics } from './watching/metrics.js';
import { MetricsController } from './watching/metrics.controller.js';
import { ReadinessController } from './watching/readiness.controller.js';
import { MailSettings } from './mail-settings.js';
import { MailSettingsController } from './mail-settings.controller.js';
import { OrganisationSettings } from './organisation-settings.js';
import { OrganisationSettingsController } from './organisation-settings.controller.js';
import { RolesController } from './roles.controller.js';
import { SetUp } from './set-up.js';
import { SetUpMailController } from './set-up-mail.controller.js';
import { SetUpOrganisationController } from './set-up-organisation.controller.js';
import { SetUpSafeKeepingController } from './set-up-safe-keeping.controller.js';
import { SettingsController } from './settings.controller.js';

@Module({
  controllers: [
    HealthController,
    ReadinessController,
    MetricsController,
    SettingsController,
    OrganisationSettingsController,
    BrandController,
    BrandFilesController,
    MailSettingsController,
    RolesController,
    SetUpOrganisationController,
    SetUpMailController,
    SetUpSafeKeepingController,
    AuditController,
  ],
  providers: [Brands, OrganisationSettings, MailSettings, SetUp, AuditPages, Metrics],
})
export class SettingsPagesModule {}
