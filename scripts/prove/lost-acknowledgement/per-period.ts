import { mutate, type Sending } from '../../../test/support/seed';
import { crowd, numbers } from '../harness/crowd';
import { openDesk } from '../harness/desk';

/** An input and who sends it. */
interface Asked {
  readonly token: string;
  readonly input: object;
}

/** How to make requests of a mutation that the world of the documents does not bear so often. */
export interface RequestMaker {
  /** Whether the requests are good in their order only. */
  readonly isInOrder: boolean;
  requests(count: number): Promise<Asked[]>;
}

const PLAN = { currency: 'EUR', components: [{ key: 'base', pay: { fixedFee: { amount: '10.00', per: 'MONTH' } } }] };
const START = 2000;

/** How to make requests of the mutations about periods and statements, by name: each needs one of its own. */
export function perPeriod(api: Sending): Readonly<Record<string, RequestMaker>> {
  const statement = (
    sender: Person,
    before: readonly Step[],
    more: Wanted['more'] = () => ({}),
    instead?: Wanted['instead'],
  ): RequestMaker => ({
    isInOrder: true,
    requests: (count) => statements(api, count, { sender, before, more, instead }),
  });
  const submit: Step = ['statementSubmit', 'finance'];
  const lock: Step = ['statementLock', 'finance'];
  const approve: Step = ['statementApprove', 'controller'];
  return {
    settlementRun: {
      isInOrder: false,
      async requests(count) {
        const desk = await openDesk(api, 0);
        const agreementId = await desk.agreement(PLAN, `${START}-01-01`);
        return numbers(count).map((number) => ({
          token: desk.finance,
          input: { agreementId, period: label(number) },
        }));
      },
    },
    periodClose: {
      isInOrder: false,
      async requests(count) {
        const desk = await openDesk(api, 0);
        const asked: Asked[] = [];
        await crowd(numbers(count), 4, async () => {
          const agreementId = await desk.agreement(PLAN);
          asked.push({ token: desk.finance, input: { agreementId, period: '2020-01' } });
        });
        return asked;
      },
    },
    statementSubmit: statement('finance', []),
    statementApprove: statement('controller', [submit], (expectedSubmittedAt) => ({ expectedSubmittedAt })),
    statementReturn: statement('controller', [submit], () => ({ reason: 'Looked at twice.' })),
    statementLock: statement('finance', [submit, approve]),
    payoutConfirm: statement('finance', [submit, approve, lock], undefined, (tokens, number) =>
      payout(api, tokens, number),
    ),
  };
}

type Person = 'finance' | 'controller';
type Step = readonly [name: string, who: Person];

interface Wanted {
  readonly sender: Person;
  /** What is done to each statement before. */
  readonly before: readonly Step[];
  /** What the request says beside the statement, which was submitted then. */
  readonly more: (submittedAt: string) => object;
  /** What the request is about, if not the statement itself. */
  readonly instead: ((tokens: Tokens, number: number) => Promise<object>) | undefined;
}

type Tokens = Readonly<Record<Person, string>>;

/** One statement after the other of a partner of its own. */
async function statements(api: Sending, count: number, { sender, before, more, instead }: Wanted): Promise<Asked[]> {
  const desk = await openDesk(api, 0);
  const agreementId = await desk.agreement(PLAN, `${START}-01-01`);
  const tokens: Tokens = {
    finance: desk.finance,
    controller: await desk.vendor.member('FINANCE'),
  };
  const asked: Asked[] = [];
  for (const number of numbers(count)) {
    const closing = { idempotencyKey: `close ${number}`, agreementId, period: label(number) };
    const closed = await mutate(api, desk.finance, 'periodClose', closing, 'statements { id }');
    const statementId: string = closed['statements'][0].id;
    let submittedAt = '';
    for (const [name, who] of before) {
      const named = name === 'statementApprove' ? { statementId, expectedSubmittedAt: submittedAt } : { statementId };
      const input = { idempotencyKey: `${name} ${number}`, ...named };
      submittedAt = (await mutate(api, tokens[who], name, input, 'statement { submittedAt }'))['statement'].submittedAt;
    }
    const subject = (await instead?.(tokens, number)) ?? { statementId };
    asked.push({ token: tokens[sender], input: { ...subject, ...more(submittedAt) } });
  }
  return asked;
}

/** Brings the latest locked statement to its payout: a batch of its own, approved by the second person. */
async function payout(api: Sending, tokens: Tokens, number: number): Promise<object> {
  const input = { idempotencyKey: `batch ${number}`, currency: 'EUR' };
  const { payoutBatch } = await mutate(api, tokens.finance, 'payoutBatchCreate', input, 'payoutBatch { id }');
  const approval = { idempotencyKey: `approve ${number}`, payoutBatchId: payoutBatch.id };
  await mutate(api, tokens.controller, 'payoutBatchApprove', approval, 'payoutBatch { id }');
  const { data } = await api.send(tokens.finance, PAYOUTS_OF, { payoutBatchId: payoutBatch.id });
  return { payoutId: data['payouts'].nodes[0].id };
}

const PAYOUTS_OF = `query($payoutBatchId: ID!) {
  payouts(first: 1, filter: { batchId: { eq: $payoutBatchId } }) { nodes { id } } }`;

const label = (number: number): string =>
  `${START + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
