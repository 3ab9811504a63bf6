import { runService } from '@huiyin/host';
import { ARCHIVE_KINDS } from './aggregates.js';
import { ArchiveModule } from './archive.module.js';

await runService({ name: 'archive', module: ArchiveModule, kinds: ARCHIVE_KINDS });
