import { Global, Module } from '@nestjs/common';
import { AppKeys } from './app-keys.js';
import { CycleKeys } from './cycle-keys.js';
import { KeyFolders } from './key-folders.js';

@Global()
@Module({ providers: [AppKeys, CycleKeys, KeyFolders], exports: [AppKeys, CycleKeys, KeyFolders] })
export class SealingModule {}
