import { Injectable, Inject, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { invalidRequest } from '@huiyin/host';
import type { FastifyInstance } from 'fastify';

/** Files are sent as they are. Everything else is JSON; the size limit is that of every body. */
const TYPES = ['text/csv', 'application/yaml'] as const;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

const textOf = (bytes: Buffer): string => {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw invalidRequest({ field: '', reason: 'not UTF-8' });
  }
};

/** Takes bodies of CSV and YAML as text, for the import and the directory. */
@Injectable()
export class TextBodies implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    for (const type of TYPES) {
      fastify.addContentTypeParser(type, { parseAs: 'buffer' }, async (_: unknown, bytes: Buffer) => textOf(bytes));
    }
  }
}
