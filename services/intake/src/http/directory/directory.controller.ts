import { Allow, Current, DIRECTORY, invalidRequest, type CurrentRequest } from '@huiyin/host';
import type { Directories } from '@huiyin/records';
import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { z } from 'zod';
import { DirectoryPublishing, type PublishingReport } from './directory-publishing.js';
import { readDirectoryFile } from './read-directory-file.js';

/** YAML text (`application/yaml`), or the same document as JSON; its form is checked below, with the line of each fault. */
const DirectoryBody = z.union([z.string().min(1), z.record(z.string(), z.unknown())]);

/** 机构目录: organisations, staff, regions, code tables; the rules and calendars of the law come with them. */
@Controller('directory')
export class DirectoryController {
  constructor(
    @Inject(DirectoryPublishing) private readonly publishing: DirectoryPublishing,
    @Inject(DIRECTORY) private readonly directories: Directories,
  ) {}

  /** Adds and changes; nothing is taken away by leaving it out. Importing a file again changes nothing. */
  @Put()
  @Allow('import-directory')
  async put(
    @Current() request: CurrentRequest,
    @Body({ schema: DirectoryBody }) body: z.infer<typeof DirectoryBody>,
  ): Promise<PublishingReport> {
    const file = readDirectoryFile(body);
    if ('faults' in file) throw invalidRequest(...file.faults);
    const missing = await this.publishing.missing(file.entities);
    if (missing.length > 0) {
      throw invalidRequest(
        ...missing.map(({ entity, id, field, to }) => ({ field: `${entity} ${id}: ${field}`, reason: `no ${to.entity} ${to.id}` })),
      );
    }

    return this.publishing.publish(file.entities, request);
  }

  @Get()
  @Allow('read-directory')
  get(): object {
    const { organisations, regions, staff, dictionaries, calendars, ruleSets } = this.directories.current();

    return {
      regions: [...regions.values()],
      organisations: [...organisations.values()],
      staff: [...staff.values()],
      dictionaries,
      calendars: [...calendars.values()].map(({ region, year, edition, provisional }) => ({ region, year, edition, provisional })),
      ruleSets: [...ruleSets.values()].flat().map(({ region, version, validFrom, source }) => ({ region, version, validFrom, source })),
    };
  }
}
