import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { z } from 'zod';
import { ALLOWED, PUBLIC, type Permission } from '../access/allow.js';
import { routesOf, type ControllerClass, type Route } from '../access/routes.js';

export interface DescribedRoute {
  readonly method: string;
  readonly path: string;
  /** Roles and actions of the permission table; a rule over the actor has the name `staff`. Empty: public. */
  readonly allowed: readonly string[];
  /** Names of the fields, with `?` where one may be left out. */
  readonly body: readonly string[];
  readonly query: readonly string[];
}

/** Nest's numbers of the parameter kinds. */
const BODY = '3';
const QUERY = '4';

/** The routes of a service's module, as its decorators declare them; nothing is started. */
export const describeRoutes = (module: object): readonly DescribedRoute[] => {
  const controllers = (Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, module) ?? []) as readonly ControllerClass[];

  return controllers.flatMap((controller) => routesOf(controller).map((route) => described(controller, route)));
};

const described = (controller: ControllerClass, { name, handler }: Route): DescribedRoute => ({
  method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '',
  path: joined(Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler)),
  allowed: allowedTo(controller, handler),
  body: fieldsOf(controller, name, BODY),
  query: fieldsOf(controller, name, QUERY),
});

const joined = (...parts: readonly unknown[]): string =>
  `/${parts
    .map((part) => String(part ?? '').replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/')}`;

const allowedTo = (controller: ControllerClass, handler: Route['handler']): readonly string[] => {
  const targets = [handler, controller];
  if (targets.some((target) => Reflect.hasMetadata(PUBLIC, target))) return [];
  const permissions = targets.map((target) => Reflect.getMetadata(ALLOWED, target) as readonly Permission[] | undefined);

  return (permissions.find((found) => found !== undefined) ?? []).map((one) => (typeof one === 'function' ? 'staff' : one));
};

type Parameters = Readonly<Record<string, { readonly schema?: unknown }>>;

const fieldsOf = (controller: ControllerClass, name: string, kind: string): readonly string[] => {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Parameters;

  return Object.entries(parameters)
    .filter(([key]) => key.split(':')[0] === kind)
    .flatMap(([, { schema }]) => (schema instanceof z.ZodType ? fieldNames(schema) : []));
};

interface ObjectForm {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly ObjectForm[];
  readonly oneOf?: readonly ObjectForm[];
}

/** Of a union the fields of all its forms; needed is what every form needs. */
const fieldNames = (schema: z.ZodType): readonly string[] => {
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as ObjectForm;
  const forms = whole.anyOf ?? whole.oneOf ?? [whole];
  const names = new Set(forms.flatMap(({ properties = {} }) => Object.keys(properties)));

  return [...names].map((name) => (forms.every(({ required = [] }) => required.includes(name)) ? name : `${name}?`));
};
