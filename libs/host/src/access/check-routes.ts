import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { Fault } from '@huiyin/kernel';
import { looseObjectsOf } from './loose-objects.js';
import { ALLOWED, PUBLIC } from './allow.js';
import { routesOf, type ControllerClass } from './routes.js';

/** Nest's numbers of the parameter kinds that carry what a client wrote. */
const WRITTEN_BY_CLIENT: Readonly<Record<string, string>> = { '3': '@Body', '4': '@Query' };

/**
 * Default is deny, and nothing unchecked comes in: every route says who may call it, every body and query has a schema, every object
 * in it refuses unknown fields. @throws Fault `host.routes`, one line per fault.
 */
export const checkRoutes = (controllers: readonly ControllerClass[]): void => {
  const lines = controllers.flatMap(faultsOf);
  if (lines.length === 0) return;

  throw new Fault('host.routes', `routes that must not go live:\n${lines.map((line) => `  ${line}`).join('\n')}`, { retryable: false });
};

const faultsOf = (controller: ControllerClass): readonly string[] =>
  routesOf(controller).flatMap(({ name, handler }) => {
    const place = `${controller.name}.${name}`;
    const isNamed = [handler, controller].some((target) => Reflect.hasMetadata(ALLOWED, target) || Reflect.hasMetadata(PUBLIC, target));

    return [
      ...(isNamed ? [] : [`${place}: needs @Allow, @AllowStaff or @Public`]),
      ...parameterFaults(controller, name).map((fault) => `${place}: ${fault}`),
    ];
  });

const parameterFaults = (controller: ControllerClass, name: string): readonly string[] => {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Readonly<
    Record<string, { readonly schema?: unknown }>
  >;

  return Object.entries(parameters).flatMap(([key, { schema }]) => {
    const decorator = WRITTEN_BY_CLIENT[key.split(':')[0] ?? ''];
    if (decorator === undefined) return [];
    if (schema === undefined) return [`${decorator} needs a schema`];

    return looseObjectsOf(schema).map((path) => `${decorator} takes unknown fields at ${path}; use z.strictObject`);
  });
};
