import { SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormRejected } from '../domain/errors.js';

export const showAgainKey = 'roundview:show-again';

export interface ShowAgainRule {
  readonly view: string;
  readonly method: string;
}

/**
 * Where a rejected form of this route is shown again: the view, and the controller's method that makes its data
 * as `(request, rejected) => data`. It runs after the rollback and answers 422.
 */
export const ShowAgain = (view: string, method: string): MethodDecorator => SetMetadata(showAgainKey, { view, method });

export type ShowAgainMethod = (request: FastifyRequest, rejected: FormRejected) => Promise<object> | object;

/** The page a rejected form is answered with, hung on the error for the filter. */
export class FormShownAgain extends Error {
  constructor(
    readonly view: string,
    readonly data: object,
  ) {
    super('form shown again');
  }
}
