import { Controller, Get, Param, Render } from '@nestjs/common';
import { Questionnaires } from '../competencies/questionnaires.js';
import { Texts } from '../i18n/texts.js';
import { Access } from '../web/access.js';
import { Lang } from '../web/lang.js';
import { sampleAccess } from './access.presenter.js';
import { ReleasableReports } from './releasable-reports.js';
import { presentShown } from './report.presenter.js';
import { sampleReport } from './sample-report.js';

/** Lets HR see what people will get, with invented numbers. */
@Controller('cycles/:id/release/sample')
@Access('administrator')
export class SampleReportsController {
  constructor(
    private readonly releasable: ReleasableReports,
    private readonly questionnaires: Questionnaires,
  ) {}

  @Get()
  @Render('reports/report-show')
  async show(@Param('id') id: string, @Lang() texts: Texts): Promise<object> {
    const cycle = await this.releasable.cycle(id);
    const questionnaire = await this.questionnaires.byId(cycle.questionnaireId ?? '');
    const shown = sampleReport(questionnaire, cycle.settings, {
      reviewId: '',
      subjectName: texts.t('report.sample-name'),
      jobTitle: null,
      department: null,
      cycleId: id,
      cycleName: cycle.name,
      closedOn: cycle.closesOn ?? '',
      periodMonths: cycle.settings.periodMonths,
    });
    return { ...presentShown(shown, texts), access: sampleAccess(texts) };
  }
}
