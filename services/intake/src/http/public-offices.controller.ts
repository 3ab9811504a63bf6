import { regionCode } from '@huiyin/contracts';
import { DIRECTORY, Public } from '@huiyin/host';
import type { Directories } from '@huiyin/records';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { publicOffices } from '../queries/public-offices.js';
import { PublicResults } from '../queries/public-results.js';

const OfficesQuery = z.strictObject({ region: regionCode.exactOptional() });
type OfficesQuery = z.infer<typeof OfficesQuery>;
const ResultsQuery = z.strictObject({ after: z.uuid().exactOptional(), limit: z.coerce.number().int().min(1).max(100).default(20) });
type ResultsQuery = z.infer<typeof ResultsQuery>;

/** 公开栏: what everybody may read: the offices, and the results that were published. */
@Controller('public')
export class PublicOfficesController {
  constructor(
    @Inject(DIRECTORY) private readonly directories: Directories,
    @Inject(PublicResults) private readonly results: PublicResults,
  ) {}

  @Get('offices')
  @Public()
  offices(@Query({ schema: OfficesQuery }) { region }: OfficesQuery): object {
    return { items: publicOffices(this.directories.current(), region) };
  }

  @Get('results')
  @Public()
  published(@Query({ schema: ResultsQuery }) query: ResultsQuery): Promise<object> {
    return this.results.page(query);
  }
}
