import { z } from 'zod';
import { command, perform } from '../../src/access/command';
import { systemHat } from '../../src/access/hat.rules';
import { present } from '../../src/kernel/assert';
import { uuidOf } from '../../src/kernel/id';
import { inviteMember } from '../../src/members/invite-member.command';
import { idempotencyKey, text } from '../../src/platform/input';
import { systemIds } from '../../src/platform/ports';
import { asAdmin } from '../live/live-house';
import { type TestHouse, testHouse } from '../support/house';
import { seedVendor } from '../support/seed';

const note = command({
  name: 'testNote',
  action: 'partner:create',
  description: 'Answers with what it was told.',
  input: z.object({ idempotencyKey: idempotencyKey(), told: text() }),
  execute: async (_unit, _hat, { told }) => ({ told }),
});

const plain = command({
  name: 'testPlain',
  action: note.action,
  description: note.description,
  input: z.object({ told: text() }),
  execute: async (_unit, _hat, { told }) => ({ told }),
});

let meed: TestHouse;
let vendorId: string;
beforeAll(async () => {
  meed = await testHouse();
  vendorId = present(uuidOf('vendor', (await seedVendor(meed, 'acme')).id), 'vendor');
});
afterAll(() => meed.close());

const machine = () => systemHat(vendorId);
const person = (personId: string) => ({ ...machine(), role: 'ADMIN' as const, personId });
const kept = () =>
  asAdmin<{ operation: string; result: unknown }>(meed.store, 'select operation, result from idempotency');

it('a key belongs to the person who chose it', async () => {
  const [ann, bob] = [systemIds.next(), systemIds.next()];
  const tell = (personId: string, told: string) =>
    perform(meed.house, person(personId), note, { idempotencyKey: 'one', told });
  expect(await tell(ann, 'a')).toEqual({ result: { told: 'a' }, isReplayed: false });
  expect(await tell(bob, 'b')).toEqual({ result: { told: 'b' }, isReplayed: false });
  expect(await tell(ann, 'a')).toEqual({ result: { told: 'a' }, isReplayed: true });
  expect(await tell(ann, 'other')).toMatchObject({ refusals: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
  expect(await perform(meed.house, machine(), note, { idempotencyKey: 'one', told: 'c' })).toMatchObject({
    isReplayed: false,
  });
});

it('a command that declares no key obeys none and keeps nothing, unless its caller inside the house asks', async () => {
  const before = await kept();
  const invite = () => perform(meed.house, machine(), inviteMember, { role: 'AUDITOR', idempotencyKey: 'mine' });
  expect(await invite()).toMatchObject({ isReplayed: false });
  expect(await invite()).toMatchObject({ isReplayed: false });
  expect(await kept()).toEqual(before);
  const asked = () => perform(meed.house, machine(), plain, { told: 'x' }, { rememberedAs: 'step 1' });
  expect([await asked(), await asked()]).toMatchObject([{ isReplayed: false }, { isReplayed: true }]);
});

it('a repeat is authorised like a first time: the same person in another role, or without one, is not answered', async () => {
  const ann = systemIds.next();
  const input = { idempotencyKey: 'roles', told: 'once' };
  expect(await perform(meed.house, person(ann), note, input)).toMatchObject({ isReplayed: false });
  const auditor = { ...person(ann), role: 'AUDITOR' as const };
  expect(await perform(meed.house, auditor, note, input)).toMatchObject({ refusals: [{ code: 'FORBIDDEN' }] });
  const manager = { ...person(ann), role: 'MANAGER' as const };
  expect(await perform(meed.house, manager, note, input)).toMatchObject({
    refusals: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'] }],
  });
  expect(await perform(meed.house, person(ann), note, input)).toMatchObject({ isReplayed: true });
});
