import { attempt, mutate, type Sending } from './seed';

/** Batches and payouts that wait or are under way. */
export interface PayoutWorld {
  /** Waits until something is payable and in no batch; its currency. */
  payable(): Promise<string>;
  /** A batch that waits; three batches; a payout that is under way. */
  batched(): Promise<string>;
  batches(): Promise<readonly string[]>;
  underWay(): Promise<string>;
}

/** Batches and payouts of the operation world: each is made when it is asked for, from what a locked statement made payable. */
export function payoutWorld(
  meed: Sending,
  tokens: Readonly<Record<'finance' | 'controller', string>>,
  key: () => string,
  lock: () => Promise<void>,
): PayoutWorld {
  const send = (sender: 'finance' | 'controller', name: string, input: Record<string, unknown>, fields: string) =>
    mutate(meed, tokens[sender], name, { idempotencyKey: key(), ...input }, fields);
  const ids = async (query: string): Promise<string[]> => {
    const { data } = await meed.send(tokens.finance, query);
    return data.list.nodes.map(({ id }: { readonly id: string }) => id);
  };
  const pending = () => ids('{ list: payoutBatches(first: 9, filter: { state: { eq: PENDING } }) { nodes { id } } }');
  const processing = () => ids('{ list: payouts(first: 9, filter: { state: { eq: PROCESSING } }) { nodes { id } } }');
  /** Whatever waits or is under way is turned down or fails, so that it is payable again. */
  const payable = async (): Promise<string> => {
    await lock();
    for (const payoutBatchId of await pending())
      await send('controller', 'payoutBatchCancel', { payoutBatchId, reason: 'again' }, 'payoutBatch { id }');
    for (const payoutId of await processing())
      await send('finance', 'payoutFail', { payoutId, reason: 'again' }, 'payout { id }');
    return 'EUR';
  };
  const batched = async (): Promise<string> => {
    const made = await send('finance', 'payoutBatchCreate', { currency: await payable() }, 'payoutBatch { id }');
    return made['payoutBatch'].id;
  };
  return {
    payable,
    batched,
    async batches() {
      const made: string[] = [];
      for (let place = 0; place < 3; place += 1) made.push(await batched());
      return made.reverse();
    },
    async underWay() {
      const input = { idempotencyKey: key(), payoutBatchId: await batched() };
      await attempt(meed, tokens.controller, 'payoutBatchApprove', input, 'payoutBatch { id }');
      return (await processing())[0] ?? '';
    },
  };
}
