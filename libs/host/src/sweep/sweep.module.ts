import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { SWEEPS } from '../platform/tokens.js';
import { Metronome } from './metronome.js';
import type { Sweeps } from './sweeps.js';

@Module({})
export class SweepModule {
  static of(sweeps: Sweeps): DynamicModule {
    return { module: SweepModule, imports: [ScheduleModule.forRoot()], providers: [{ provide: SWEEPS, useValue: sweeps }, Metronome] };
  }
}
