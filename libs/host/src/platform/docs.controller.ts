import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import { Public } from '../access/allow.js';
import { HttpAnswer } from '../answer/http-answer.js';
import { notFound } from '../problem/problem.js';
import { ApiDocument } from './api-document.js';

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Huiyin API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`;
const START = `window.ui = SwaggerUIBundle({ url: '/docs-json', dom_id: '#swagger-ui' });`;
const ASSETS: Readonly<Record<string, string>> = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' };
/** The page runs its own scripts only; swagger-ui sets styles on elements. */
const PAGE_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** OpenAPI of the service, to read and as JSON. Served by hand: Nest's way would want one more package for three files. */
@Public()
@Controller()
export class DocsController {
  constructor(@Inject(ApiDocument) private readonly document: ApiDocument) {}

  @Get('docs')
  page(): HttpAnswer {
    return new HttpAnswer(200, PAGE, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY });
  }

  @Get('docs-json')
  json(): Promise<object> {
    return this.document.read();
  }

  @Get('docs/start.js')
  start(): HttpAnswer {
    return new HttpAnswer(200, START, { 'content-type': 'text/javascript' });
  }

  @Get('docs/:asset')
  asset(@Param('asset') asset: string): HttpAnswer {
    const type = ASSETS[asset];
    if (type === undefined) throw notFound('route.not-found');

    return new HttpAnswer(200, new StreamableFile(createReadStream(join(folder(), asset)), { type }));
  }
}

const folder = (): string =>
  join(createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger')).resolve('swagger-ui-dist/package.json'), '..');
