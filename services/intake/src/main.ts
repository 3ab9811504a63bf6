import { runService } from '@huiyin/host';
import { INTAKE_KINDS } from './aggregates.js';
import { IntakeModule } from './intake.module.js';

await runService({ name: 'intake', module: IntakeModule, kinds: INTAKE_KINDS });
