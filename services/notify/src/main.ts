import { runService } from '@huiyin/host';
import { NOTIFY_KINDS } from './aggregates.js';
import { NotifyModule } from './notify.module.js';

await runService({ name: 'notify', module: NotifyModule, kinds: NOTIFY_KINDS });
