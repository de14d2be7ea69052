import type { House } from '../../src/access/command';
import type { Database } from '../../src/platform/database';
import type { Scope } from '../../src/platform/scope';

/** The house, where what is given happens as soon as a command has run a statement of this name for the first time. */
export function houseWith(house: House, statement: string, meanwhile: () => Promise<unknown>): House {
  let isDue = true;
  const watched = (scope: Scope): Scope => {
    const rows = scope.rows.bind(scope);
    scope.rows = async (asked, parameters) => {
      const found = await rows(asked, parameters);
      if (isDue && asked.name === statement) {
        isDue = false;
        await meanwhile();
      }
      return found as never;
    };
    return scope;
  };
  const { database } = house;
  const writing: Database['writing'] = (authority, work, options) =>
    database.writing(authority, (scope) => work(watched(scope)), options);
  return { ...house, database: Object.create(database, { writing: { value: writing } }) };
}
