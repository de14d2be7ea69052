import { mutate, type Sending } from './seed';

interface OfPot {
  readonly idempotencyKey: string;
  readonly agreementId: string;
  readonly amount: string;
}

/** What is paid in under the first agreement. */
export interface PotWorld {
  /** The input of a decision about a pot. */
  potOf<More extends object>(amount: string, more: More): { readonly input: OfPot & More };
  /** There is something in its deposit; in its escrow. */
  deposited(): Promise<void>;
  escrowed(): Promise<void>;
  /** A new bond; one of which a part was called. */
  bonded(): Promise<string>;
  called(): Promise<string>;
}

export function potWorld(
  meed: Sending,
  tokens: Readonly<Record<'finance', string>>,
  key: () => string,
  agreementId: string,
): PotWorld {
  const potOf = <More extends object>(amount: string, more: More) => ({
    input: { idempotencyKey: key(), agreementId, amount, ...more },
  });
  const fund = async (name: string, more: object): Promise<void> => {
    await mutate(meed, tokens.finance, name, potOf('1.00', more).input, 'potMovement { id }');
  };
  const bonded = async (): Promise<string> => {
    const terms = { kind: 'BOND', amount: '1.00', currency: 'EUR', issuer: 'Bank', startOn: '2026-01-01' };
    const input = { idempotencyKey: key(), agreementId, ...terms, reference: key() };
    return (await mutate(meed, tokens.finance, 'guaranteeRegister', input, 'guarantee { id }'))['guarantee'].id;
  };
  return {
    bonded,
    called: async () => {
      const input = { idempotencyKey: key(), guaranteeId: await bonded(), amount: '0.10', reason: 'Damage.' };
      return (await mutate(meed, tokens.finance, 'guaranteeCall', input, 'guarantee { id }'))['guarantee'].id;
    },
    potOf,
    deposited: () => fund('depositFund', {}),
    escrowed: () => fund('escrowFund', { expiresOn: '2026-01-01' }),
  };
}
