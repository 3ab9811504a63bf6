import { runService } from '@huiyin/host';
import { HEARING_KINDS } from './aggregates.js';
import { HearingModule } from './hearing.module.js';

await runService({ name: 'hearing', module: HearingModule, kinds: HEARING_KINDS });
