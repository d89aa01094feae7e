import { Global, Module } from '@nestjs/common';
import { Organisation } from './organisation.js';

@Global()
@Module({ providers: [Organisation], exports: [Organisation] })
export class SettingsModule {}
