import type { DynamicModule, Provider } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { ApiDocument } from './api-document.js';
import { DocsController } from './docs.controller.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import type { Platform } from './platform.js';
import { BUSINESS_CLOCK, CONFIG, CONNECTION, DIRECTORY, FILES, LOGGER, METRICS, READINESS, recordsOf, TOKENS, VAULT } from './tokens.js';

/** The platform as providers for every module of a service, with health, metrics and documentation. */
@Module({})
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    const providers = providersOf(platform);

    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController, MetricsController, DocsController],
      providers: [
        ...providers,
        { provide: READINESS, useValue: platform.readiness },
        { provide: ApiDocument, useValue: platform.document },
      ],
      exports: providers,
    };
  }
}

const providersOf = (platform: Platform): Provider[] => [
  { provide: BUSINESS_CLOCK, useValue: platform.clock },
  { provide: DIRECTORY, useValue: platform.directories },
  { provide: VAULT, useValue: platform.vault },
  { provide: FILES, useValue: platform.files },
  { provide: CONFIG, useValue: platform.config },
  { provide: LOGGER, useValue: platform.logger },
  { provide: CONNECTION, useValue: platform.connection },
  { provide: METRICS, useValue: platform.registry },
  { provide: TOKENS, useValue: platform.tokens },
  ...platform.records.map((records) => ({ provide: recordsOf(records.name), useValue: records })),
];
