import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { House } from '../../src/access/command';
import { BRIGHTSIDE } from '../../src/cli/demo/demo';
import { demoMembers } from '../../src/cli/demo/demo-members';
import type { Story } from '../../src/cli/demo/story.rules';
import { tellStory } from '../../src/cli/demo/tell-story';
import type { DevClaims } from '../../src/platform/dev-issuer';
import { Bus } from '../../src/platform/live/bus';
import { systemIds } from '../../src/platform/ports';
import { TestClock } from '../support/clock';
import { type TestDatabase, testDatabase } from '../support/database';

const STORY = path.join(__dirname, '..', '..', 'examples', 'brightside.story.json');
let store: TestDatabase;

beforeAll(async () => {
  store = await testDatabase();
});
afterAll(async () => {
  await store.drop();
});

it('gives the demo two who approve for each other and both payees of one agreement, each a person of their own', async () => {
  const clock = new TestClock('2026-04-10T12:00:00.000Z');
  const house: House = { database: store.database, clock, ids: systemIds, bus: new Bus(), poke: () => undefined };
  await tellStory(house, JSON.parse(readFileSync(STORY, 'utf8')) as Story, () => undefined);
  const issuer = { token: (claims: DevClaims) => Promise.resolve(JSON.stringify(claims)) };
  const members = await demoMembers(house, issuer, BRIGHTSIDE);
  expect(members.map(({ role, of }) => [role, of])).toEqual([
    ['ADMIN', null],
    ['FINANCE', null],
    ['PARTNER_ADMIN', 'P-973'],
    ['PARTNER_VIEWER', 'P-973'],
    ['CUSTOMER_APPROVER', 'C-3'],
    ['PARTNER_VIEWER', 'P-070'],
  ]);
  const claims = members.map(({ token }): DevClaims => JSON.parse(token));
  expect(new Set(claims.map(({ sub }) => sub)).size).toBe(members.length);
  // A second start finds the same persons and memberships.
  expect(await demoMembers(house, issuer, BRIGHTSIDE)).toEqual(members);
});
