import type { INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';

export type ControllerClass = abstract new (...dependencies: never[]) => object;

/** A method of a controller that HTTP reaches. */
export interface Route {
  readonly name: string;
  readonly handler: (...parameters: never[]) => unknown;
}

export const controllersOf = (app: INestApplicationContext): readonly ControllerClass[] =>
  [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].flatMap(({ metatype }) => (typeof metatype === 'function' ? [metatype as ControllerClass] : [])),
  );

export const routesOf = (controller: ControllerClass): readonly Route[] =>
  Object.entries(Object.getOwnPropertyDescriptors(controller.prototype as object)).flatMap(([name, { value }]) =>
    isRoute(value) ? [{ name, handler: value }] : [],
  );

const isRoute = (value: unknown): value is Route['handler'] =>
  typeof value === 'function' && Reflect.hasMetadata(METHOD_METADATA, value) && Reflect.hasMetadata(PATH_METADATA, value);
