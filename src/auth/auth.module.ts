import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AuthCleaning } from './auth-cleaning.js';
import { FirstAdministrator } from './first-administrator.js';
import { FirstRunController } from './first-run.controller.js';
import { FirstStart } from './first-start.js';
import { KeptFormsController } from './kept-forms.controller.js';
import { KeptForms } from './kept-forms.js';
import { Leavers } from './leavers.js';
import { LanguageController } from './language.controller.js';
import { Roles } from './roles.js';
import { Sessions } from './sessions.js';
import { SignInComposer } from './sign-in.composer.js';
import { SignInController } from './sign-in.controller.js';
import { SignInLinkController } from './sign-in-link.controller.js';
import { SignInLinks } from './sign-in-links.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { ThrottleCounts } from './throttle-counts.js';
import { SignIns } from './sign-ins.js';
import { SignOutController } from './sign-out.controller.js';
import { Visitors } from './visitors.js';
import { WayIn } from './way-in.js';

@Global()
@Module({
  controllers: [
    SignInController,
    KeptFormsController,
    SignInLinkController,
    SignOutController,
    LanguageController,
    FirstRunController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    AuthCleaning,
    FirstAdministrator,
    FirstStart,
    KeptForms,
    Leavers,
    Roles,
    Sessions,
    SignInComposer,
    SignInLinks,
    SignInThrottle,
    ThrottleCounts,
    SignIns,
    Visitors,
    WayIn,
  ],
  exports: [FirstStart, Roles, Sessions, SignInLinks, SignIns],
})
export class AuthModule {}
