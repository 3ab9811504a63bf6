import type { INestApplication } from '@nestjs/common';
import { PARAMTYPES_METADATA } from '@nestjs/common/constants.js';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

import { controllersOf, routesOf, type ControllerClass } from '../access/routes.js';

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
    controllersOf(this.#app).forEach(nameParameterTypes);
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

/** Nest's generator looks at no parameter of a method without decorator metadata, which is off here; the schemas say what they are. */
const nameParameterTypes = (controller: ControllerClass): void => {
  const prototype = controller.prototype as object;
  for (const { name, handler } of routesOf(controller)) {
    if (Reflect.hasMetadata(PARAMTYPES_METADATA, prototype, name)) continue;
    Reflect.defineMetadata(PARAMTYPES_METADATA, Array(handler.length).fill(Object), prototype, name);
  }
};
