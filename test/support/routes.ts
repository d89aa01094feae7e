import type { Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { accessKey, type AccessRule } from '../../src/web/access.js';
import type { TestApp } from './test-app.js';

export interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Undefined: the route carries no access mark. */
  readonly rule: AccessRule | undefined;
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];

/** Every route of the product, read from the controllers Nest really built. */
export function routesIn(testApp: TestApp): Route[] {
  const modules = [...testApp.app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype as Type),
  );
  return routesOf(controllers);
}

export function routesOf(controllers: readonly Type[]): Route[] {
  const reflector = new Reflector();
  const scanner = new MetadataScanner();
  return controllers.flatMap((controller) => {
    const prefix: unknown = Reflect.getMetadata(PATH_METADATA, controller);
    const handlers = controller.prototype as Record<string, () => unknown>;
    return scanner.getAllMethodNames(handlers).flatMap((name) => {
      const handler = handlers[name];
      const path: unknown = handler && Reflect.getMetadata(PATH_METADATA, handler);
      if (!handler || typeof path !== 'string') return [];
      const method = methods[Number(Reflect.getMetadata(METHOD_METADATA, handler))] ?? 'other';
      const rule = reflector.getAllAndOverride<AccessRule | undefined>(accessKey, [handler, controller]);
      return [{ name: `${controller.name}.${name}`, method, path: joined(prefix, path), rule }];
    });
  });
}

function joined(prefix: unknown, path: string): string {
  return `/${typeof prefix === 'string' ? prefix : ''}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
}
