import { runService } from '@huiyin/host';
import { SUPERVISION_KINDS } from './aggregates.js';
import { SupervisionModule } from './supervision.module.js';

await runService({ name: 'supervision', module: SupervisionModule, kinds: SUPERVISION_KINDS });
