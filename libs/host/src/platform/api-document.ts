import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** OpenAPI 3.1 of a service, made when it is first asked for. */
export class ApiDocument {
  #app: INestApplication | undefined;
  #document: object | undefined;

  constructor(private readonly service: string) {}

  /** The application exists only after its providers. */
  describes(app: INestApplication): void {
    this.#app = app;
  }

  read(): object {
    if (this.#app === undefined) return {};
    this.#document ??= SwaggerModule.createDocument(this.#app, this.#head(), {
      operationIdFactory: (controller, method) => `${controller}.${method}`,
    });

    return this.#document;
  }

  #head() {
    return new DocumentBuilder()
      .setTitle(`Huiyin ${this.service}`)
      .setDescription('Refusals and faults are Problem Details (RFC 9457). Commands take Idempotency-Key and If-Match.')
      .setVersion('1')
      .setOpenAPIVersion('3.1.0')
      .addBearerAuth()
      .addSecurityRequirements('bearer')
      .build();
  }
}
