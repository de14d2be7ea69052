import 'reflect-metadata';
import { getMetadataArgsStorage } from 'typeorm';
import { entities } from '../../ormconfig';
import { MEMBER_ROLES } from '../../src/members/membership.rules';
import { tablePolicies, tablesWithoutVisibility } from '../../src/platform/entity';
import { policyStatements } from '../../src/platform/visibility';

describe('the visibility of tables', () => {
  it('is declared for every entity, and a table without one is named', () => {
    expect(tablePolicies().length).toBe(entities.length - 2);
    expect(tablesWithoutVisibility(['outcome', 'person', 'nobodys_table'])).toEqual(['nobodys_table']);
  });

  it('stores the roles of a membership that can be offered, and no other', () => {
    const check = getMetadataArgsStorage().checks.find(({ name }) => name === 'ck_membership_role');
    expect([...(check?.expression ?? '').matchAll(/'(\w+)'/g)].map(([, role]) => role)).toEqual([...MEMBER_ROLES]);
  });

  it('lets the serving role neither update nor delete what is append-only', () => {
    for (const policy of tablePolicies().filter(({ isAppendOnly }) => isAppendOnly))
      expect(policyStatements(policy).join(';')).not.toMatch(/for update|for delete|grant update|grant delete/);
  });
});
