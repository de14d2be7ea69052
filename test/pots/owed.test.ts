import { type Owing, owedFor } from '../../src/pots/owed.rules';

const other = (amount: bigint): Owing => ({ amount, guaranteeId: null });
const bond = (amount: bigint, guaranteeId = 'bond'): Owing => ({ amount, guaranteeId });

it.each([
  ['nothing was called', [other(100n)], 0n],
  ['a call is owed', [bond(50n)], 50n],
  ['its issuer has paid a part', [bond(50n), bond(-20n)], 30n],
  ['a lock recovers the oldest first', [bond(50n), other(100n), other(-60n)], 0n],
  ['what is older is recovered before', [other(100n), bond(50n), other(-120n)], 30n],
  ['a later debt is none of the bond', [bond(50n), other(-50n), other(100n)], 0n],
  ['each issuer pays for its own bond', [bond(50n), bond(70n, 'second'), bond(-70n, 'second')], 50n],
  ['a second call after a recovery', [bond(50n), other(-50n), bond(10n)], 10n],
])('%s', (_, moves, owed) => {
  expect(owedFor('bond', moves)).toBe(owed);
});
