import { Module } from '@nestjs/common';
import { CyclesModule } from '../cycles/cycles.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { ConversationsController } from './conversations.controller.js';
import { TeamController } from './team.controller.js';
import { TeamService } from './team.service.js';

/** A manager's people. */
@Module({
  imports: [CyclesModule, PlansModule],
  controllers: [TeamController, ConversationsController],
  providers: [TeamService],
})
export class TeamModule {}
