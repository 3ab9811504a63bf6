import type { INestApplication } from '@nestjs/common';
import { PARAMTYPES_METADATA } from '@nestjs/common/constants.js';

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

  async read(): Promise<object> {
    if (this.#app === undefined) return {};
    this.#document ??= await this.#made(this.#app);

    return this.#document;
  }

  /** The generator is loaded only when somebody asks: it takes memory that a running service does not need. */
  async #made(app: INestApplication): Promise<object> {
    const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
    controllersOf(app).forEach(nameParameterTypes);
    const head = new DocumentBuilder()
      .setTitle(`Huiyin ${this.service}`)
      .setDescription('Refusals and faults are Problem Details (RFC 9457). Commands take Idempotency-Key and If-Match.')
      .setVersion('1')
      .setOpenAPIVersion('3.1.0')
      .addBearerAuth()
      .addSecurityRequirements('bearer')
      .build();

    return SwaggerModule.createDocument(app, head, { operationIdFactory: (controller, method) => `${controller}.${method}` });
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
