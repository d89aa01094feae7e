import { CreateTables1764000000000 } from './migrations/1764000000000-create-tables.js';
import { KeepEarlierResults1795508661000 } from './migrations/1795508661000-keep-earlier-results.js';
import { FollowUp1795508778000 } from './migrations/1795508778000-follow-up.js';
import { RememberWhenChoosingOpened1795509387000 } from './migrations/1795509387000-remember-when-choosing-opened.js';
import { ValueEvidence1795509673000 } from './migrations/1795509673000-value-evidence.js';
import { CreatePlans1795510011000 } from './migrations/1795510011000-create-plans.js';
import { CreateCommentReports1795510561000 } from './migrations/1795510561000-create-comment-reports.js';
import { RememberDisownedLinks1795510576000 } from './migrations/1795510576000-remember-disowned-links.js';
import { CreatePulses1795512028000 } from './migrations/1795512028000-create-pulses.js';
import { Scorecard1795512324000 } from './migrations/1795512324000-scorecard.js';
import { CreateReportArchives1795512315000 } from './migrations/1795512315000-create-report-archives.js';
import { MailWording1795516560000 } from './migrations/1795516560000-mail-wording.js';
import { KeepAsLongAsNeeded1795524749000 } from './migrations/1795524749000-keep-as-long-as-needed.js';
import { MailIdentity1795526400000 } from './migrations/1795526400000-mail-identity.js';
import { OrganisationBrand1795528800000 } from './migrations/1795528800000-organisation-brand.js';
import { SharedComments1795529900000 } from './migrations/1795529900000-shared-comments.js';
import { PrintedCodes1795531800000 } from './migrations/1795531800000-printed-codes.js';
import { CommentSheets1795541000000 } from './migrations/1795541000000-comment-sheets.js';
import { UndoImports1795542000000 } from './migrations/1795542000000-undo-imports.js';
import { SelfAssessment1795527000000 } from './migrations/1795527000000-self-assessment.js';
import { CountTogether1795527826000 } from './migrations/1795527826000-count-together.js';

/** The one migration set, oldest first; it serves SQLite and PostgreSQL. */
export const migrations = [
  CreateTables1764000000000,
  KeepEarlierResults1795508661000,
  FollowUp1795508778000,
  RememberWhenChoosingOpened1795509387000,
  ValueEvidence1795509673000,
  CreatePlans1795510011000,
  CreateCommentReports1795510561000,
  RememberDisownedLinks1795510576000,
  CreatePulses1795512028000,
  Scorecard1795512324000,
  CreateReportArchives1795512315000,
  MailWording1795516560000,
  KeepAsLongAsNeeded1795524749000,
  MailIdentity1795526400000,
  OrganisationBrand1795528800000,
  SelfAssessment1795527000000,
  CountTogether1795527826000,
  SharedComments1795529900000,
  PrintedCodes1795531800000,
  CommentSheets1795541000000,
  UndoImports1795542000000,
];
