import { Global, Module } from '@nestjs/common';
import { AppKeys } from './app-keys.js';
import { CycleKeys } from './cycle-keys.js';

@Global()
@Module({ providers: [AppKeys, CycleKeys], exports: [AppKeys, CycleKeys] })
export class SealingModule {}
