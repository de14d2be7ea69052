import type { Scope } from '../platform/scope';
import type { House } from './command';
import { authorityOf, type Hat } from './hat.rules';

/** Reads on behalf of a hat in one consistent snapshot, outside of a GraphQL request. */
export async function readAs<Result>(house: House, hat: Hat, read: (scope: Scope) => Promise<Result>): Promise<Result> {
  const scope = house.database.reading(authorityOf(hat));
  try {
    return await read(scope);
  } finally {
    await scope.close();
  }
}
