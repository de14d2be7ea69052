import { type AccountKind, CHART } from '../../src/ledger/account.rules';
import type { Scope } from '../../src/platform/scope';
import { statement } from '../../src/platform/statement';
import { wall } from '../../src/platform/wall';
import { potsOfAgreement } from '../../src/pots/pot.repository';
import '../../src/agreements/guarantees/guarantee.entity';
import '../../src/agreements/guarantees/guarantee-movement.entity';
import '../../src/ledger/ledger-account.entity';
import '../../src/ledger/ledger-transfer.entity';
import '../../src/settlement/dispute.entity';
import '../../src/settlement/statement-line.entity';

interface Account {
  readonly kind: AccountKind;
  readonly currency: string;
  readonly agreementId: string | null;
  readonly partnerId: string | null;
  readonly debits: string;
  readonly credits: string;
  /** Transfers whose currency, partner or agreement is not the account's. */
  readonly strays: string;
}

/** Both sides of each transfer, each under its account: what belongs to an account is found by one look at all transfers. */
const side = (account: string, isDebit: boolean): string =>
  `select t.vendor_id, t.${account} as account_id, ${isDebit} as is_debit, t.amount, t.currency, t.agreement_id, t.partner_id
   from ledger_transfer t where ${wall('t', 'ledger_transfer')}`;
const SIDES = `${side('debit_account_id', true)} union all ${side('credit_account_id', false)}`;

const ACCOUNTS = statement(
  'test.books',
  `select a.kind, a.currency, a.agreement_id as "agreementId", a.partner_id as "partnerId",
     coalesce(sum(s.amount) filter (where s.is_debit), 0) as debits,
     coalesce(sum(s.amount) filter (where not s.is_debit), 0) as credits,
     count(*) filter (where s.currency <> a.currency
       or a.agreement_id is not null and (s.agreement_id <> a.agreement_id or s.partner_id <> a.partner_id)) as strays
   from ledger_account a left join (${SIDES}) s on s.vendor_id = a.vendor_id and s.account_id = a.id
   where ${wall('a', 'ledger_account')} group by a.vendor_id, a.id, a.kind, a.currency, a.agreement_id, a.partner_id`,
);

/**
 * What transfers have moved to a partner, or from it: out of the vendor's expense, or out of what a reserve or a draw carries
 * from period to period, for which a debt may stand in.
 */
const MOVED = `coalesce(sum(t.amount * (case
    when d.kind = 'PARTNER_RECEIVABLE' and c.kind = 'PARTNER_ACCRUED' then 1
    when d.kind = 'PARTNER_ACCRUED' and c.kind = 'PARTNER_RECEIVABLE' then -1
    else (d.kind = any(:funds))::int - (c.kind = any(:funds))::int end)), 0)
  from ledger_transfer t
  join ledger_account d on d.vendor_id = t.vendor_id and d.id = t.debit_account_id and ${wall('d', 'ledger_account')}
  join ledger_account c on c.vendor_id = t.vendor_id and c.id = t.credit_account_id and ${wall('c', 'ledger_account')}`;

/** Lines, each with what decided disputes took of it over all its revisions: few have any, so those few are looked up from. */
const LINES = `statement_line l left join (
     select k.vendor_id, k.period_id, k.component, k.segment, k.payee, k.partner_id, k.currency, sum(d.reduction) as reduction
     from dispute d join statement_line k on k.vendor_id = d.vendor_id and k.id = d.line_id
     where ${wall('d', 'dispute')} and ${wall('k', 'statement_line')}
     group by k.vendor_id, k.period_id, k.component, k.segment, k.payee, k.partner_id, k.currency) x
   using (vendor_id, period_id, component, segment, payee, partner_id, currency)`;

/**
 * What each run has posted as lines to whom, and what its transfers have moved. Of a line that a dispute has taken a part of, a
 * run moves up to that part less or more: it is taken once.
 */
const RUNS = statement(
  'test.books-of-runs',
  `select l.currency, sum(l.amount) as lines, sum(coalesce(x.reduction, 0)) as reduction,
     (select ${MOVED}
      where ${wall('t', 'ledger_transfer')} and t.vendor_id = l.vendor_id and t.reason_kind = 'settlementRun'
        and t.reason_id = l.run_id and t.partner_id = l.partner_id and t.currency = l.currency) as booked
   from ${LINES} where ${wall('l', 'statement_line')}
   group by l.vendor_id, l.run_id, l.partner_id, l.currency`,
);
const FUNDS: readonly AccountKind[] = ['VENDOR_EXPENSE', 'PARTNER_RESERVE', 'PARTNER_ADVANCE'];
interface Run {
  readonly currency: string;
  readonly lines: string;
  readonly reduction: string;
  readonly booked: string;
}

/**
 * Where disputes took something: what all lines of a payee under an agreement come to, what of them the disputes took, never
 * more of a line than it computes, and what the runs and the decisions together have moved to that partner.
 */
const DISPUTED = statement(
  'test.books-of-disputes',
  `select s.currency, sum(s.lines) as lines, sum(least(s.reduction, greatest(s.lines, 0))) as taken,
     (select ${MOVED}
      where ${wall('t', 'ledger_transfer')} and t.vendor_id = s.vendor_id
        and t.reason_kind in ('settlementRun', 'disputeResolution')
        and t.agreement_id = s.agreement_id and t.partner_id = s.partner_id and t.currency = s.currency) as booked
   from (
     select l.vendor_id, l.agreement_id, l.partner_id, l.currency, sum(l.amount) as lines, coalesce(max(x.reduction), 0) as reduction
     from ${LINES} where ${wall('l', 'statement_line')}
     group by l.vendor_id, l.agreement_id, l.partner_id, l.currency, l.period_id, l.component, l.segment, l.payee) s
   group by s.vendor_id, s.agreement_id, s.partner_id, s.currency having sum(s.reduction) > 0`,
);
interface Disputed {
  readonly currency: string;
  readonly lines: string;
  readonly taken: string;
  readonly booked: string;
}

/** What was called and paid of each guarantee, as it says itself and as the ledger has it. */
const GUARANTEES = statement(
  'test.books-of-guarantees',
  `select g.amount, coalesce(sum(m.amount) filter (where m.move = 'CALL'), 0) as called,
     coalesce(sum(m.amount) filter (where m.move = 'SETTLE'), 0) as settled,
     count(*) filter (where m.id is not null and (t.id is null or t.amount <> m.amount or t.currency <> g.currency)) as unbooked
   from guarantee g
   left join guarantee_movement m on m.vendor_id = g.vendor_id and m.guarantee_id = g.id and ${wall('m', 'guarantee_movement')}
   left join ledger_transfer t on t.vendor_id = m.vendor_id and t.reason_kind = 'guaranteeMovement' and t.reason_id = m.id
     and ${wall('t', 'ledger_transfer')}
   where ${wall('g', 'guarantee')} group by g.vendor_id, g.id, g.amount, g.currency`,
);
type Called = Readonly<Record<'amount' | 'called' | 'settled' | 'unbooked', string | bigint>>;

/**
 * What must hold of a vendor's books at every commit: per currency debits are credits, no account of a partner is below zero,
 * no transfer touches an account that is not its own, every run has booked what its lines say, less what a
 * dispute has taken of them already, no guarantee is called beyond its
 * amount nor paid beyond what was called, and of every pot funded = released + refunded + called + forfeited + held. Answers with what is wrong; the sums are computed apart from those of the product.
 */
export async function faultsOfBooks(scope: Scope): Promise<readonly string[]> {
  const accounts = await scope.rows<Account>(ACCOUNTS, {});
  const net = ({ kind, debits, credits }: Account): bigint =>
    CHART[kind].raisedBy === 'CREDIT' ? BigInt(credits) - BigInt(debits) : BigInt(debits) - BigInt(credits);
  const currencies = new Map<string, bigint>();
  for (const { currency, debits, credits } of accounts)
    currencies.set(currency, (currencies.get(currency) ?? 0n) + BigInt(credits) - BigInt(debits));
  const own = accounts.filter(({ kind }) => CHART[kind].owner === 'PARTNER');
  return [
    ...[...currencies].filter(([, sum]) => sum !== 0n).map(([currency, sum]) => `${currency} is off by ${sum}`),
    ...own.filter((account) => net(account) < 0n).map((account) => `${account.kind} stands at ${net(account)}`),
    ...accounts.filter(({ strays }) => BigInt(strays) > 0n).map(({ kind }) => `${kind} has transfers of another`),
    ...(await scope.rows<Run>(RUNS, { funds: FUNDS })).flatMap(faultsOfRun),
    ...(await scope.rows<Disputed>(DISPUTED, { funds: FUNDS })).flatMap(faultsOfDisputed),
    ...(await scope.rows<Called>(GUARANTEES, {})).flatMap(faultsOfGuarantee),
    ...(await faultsOfPots(scope, own, net)),
  ];
}

function faultsOfRun({ currency, lines, booked, reduction }: Run): readonly string[] {
  const apart = BigInt(booked) - BigInt(lines);
  const most = BigInt(reduction);
  if (-most <= apart && apart <= most) return [];
  const beside = most === 0n ? '' : `, beside ${most} of disputes`;
  return [`a run has lines of ${lines} ${currency} and booked ${booked}${beside}`];
}

function faultsOfDisputed({ currency, lines, taken, booked }: Disputed): readonly string[] {
  if (BigInt(lines) - BigInt(taken) === BigInt(booked)) return [];
  return [`lines of ${lines} ${currency}, less ${taken} that disputes took, are booked as ${booked}`];
}

function faultsOfGuarantee({ amount, called, settled, unbooked }: Called): readonly string[] {
  return [
    ...(BigInt(called) > BigInt(amount) ? [`a guarantee of ${amount} is called for ${called}`] : []),
    ...(BigInt(settled) > BigInt(called) ? [`of ${called} that were called ${settled} are paid`] : []),
    ...(BigInt(unbooked) > 0n ? [`${unbooked} movements of a guarantee are not booked`] : []),
  ];
}

const POT_KINDS: Readonly<Record<string, AccountKind>> = {
  HOLDBACK: 'PARTNER_HELD',
  RETENTION: 'PARTNER_RETENTION',
  WARRANTY: 'PARTNER_WARRANTY',
  RESERVE: 'PARTNER_RESERVE',
  DEPOSIT: 'PARTNER_DEPOSIT',
  ESCROW: 'CUSTOMER_ESCROW',
};

async function faultsOfPots(
  scope: Scope,
  accounts: readonly Account[],
  net: (account: Account) => bigint,
): Promise<readonly string[]> {
  const agreements = [...new Set(accounts.flatMap(({ agreementId }) => agreementId ?? []))];
  const pots = [...(await potsOfAgreement.batch(scope, agreements)).values()].flat();
  return pots.flatMap(({ agreementId, partnerId, pot, currency, ...figures }) => {
    const { funded, released, refunded, called, forfeited, held } = figures;
    const account = accounts.find(
      (one) =>
        one.kind === POT_KINDS[pot] &&
        one.agreementId === agreementId &&
        one.partnerId === partnerId &&
        one.currency === currency,
    );
    return [
      ...(funded === released + refunded + called + forfeited + held ? [] : [`${pot} does not add up`]),
      ...(account !== undefined && net(account) === held ? [] : [`${pot} says ${held}`]),
      ...Object.entries(figures)
        .filter(([, amount]) => amount < 0n)
        .map(([name]) => `${pot}: ${name} is negative`),
    ];
  });
}
