import type { Command, CommandResult } from '../../src/access/command';
import type { Hat } from '../../src/access/hat.rules';
import { Refused } from '../../src/kernel/refusal';
import { type Buckets, bucketsOf, totalOf } from '../../src/ledger/account.rules';
import { balances } from '../../src/ledger/balance.repository';
import { reverseOutcome } from '../../src/outcomes/reverse-outcome.command';
import { systemIds } from '../../src/platform/ports';
import { statementId } from '../../src/settlement/statement-key.rules';
import { approveStatement } from '../../src/statements/approve-statement.command';
import { lockStatement } from '../../src/statements/lock-statement.command';
import { figuresOfStatement, type StatementRow, statementById } from '../../src/statements/statement.repository';
import type { StatementFigures } from '../../src/statements/statement.rules';
import { submitStatement } from '../../src/statements/submit-statement.command';
import type { Settling } from './settling';

/** What became of something: DONE, or the code of its refusal. */
export const codeOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'DONE',
    (error: unknown) => (error instanceof Refused ? (error.refusals[0]?.code ?? '') : String(error)),
  );

/** The way from accrued to paid at one vendor, by the commands that its people give. */
export class Paying {
  constructor(readonly acme: Settling) {}

  /** The id of a statement of the lead partner, or of another. */
  statement(label: string, partner: 'lead' | 'field' = 'lead', currency = 'EUR'): string {
    const { vendorId, partners } = this.acme;
    return statementId({ vendorId, partnerId: partners[partner], currency, label });
  }

  step<Input, Result extends CommandResult>(
    definition: Command<Input, Result>,
    statement: string,
    hat: Hat = this.acme.hat('FINANCE'),
    more: object = {},
  ): Promise<Result> {
    const input = { idempotencyKey: systemIds.next(), statementId: this.acme.id('statement', statement), ...more };
    return this.acme.done(definition, input, { hat });
  }

  /** Approves a statement as it stands, or as it was read before. */
  async approve(statement: string, hat?: Hat, read?: StatementRow) {
    const { submittedAt } = read ?? (await this.row(statement));
    return this.step(approveStatement, statement, hat, { expectedSubmittedAt: submittedAt ?? this.acme.clock.now() });
  }

  /** Submitted by one, approved by another, locked. */
  async lock(statement: string): Promise<void> {
    await this.step(submitStatement, statement);
    await this.approve(statement);
    await this.step(lockStatement, statement);
  }

  async row(statement: string): Promise<StatementRow> {
    const found = await this.acme.reading((scope) => statementById.batch(scope, [statement]));
    return found.get(statement) as StatementRow;
  }

  async figures(statement: string): Promise<StatementFigures> {
    const found = await this.acme.reading((scope) => figuresOfStatement.batch(scope, [statement]));
    const figures = found.get(statement) as StatementFigures;
    const { total, broughtForward, owed, held, disputed, carriedForward, recovered, payable } = figures;
    expect(total + broughtForward + owed).toBe(held + disputed + carriedForward + recovered + payable);
    return figures;
  }

  /** All that a partner has, in buckets; every account of it is checked to be at or above zero on the way. */
  async buckets(partner: 'lead' | 'field' = 'lead'): Promise<Buckets> {
    const partnerIds = [this.acme.partners[partner]];
    const booked = await this.acme.reading((scope) => balances(scope, { partnerIds }));
    const lines = (await this.acme.all<{ readonly partnerId: string; readonly amount: string }>('statement_line'))
      .filter(({ partnerId }) => partnerIds.includes(partnerId))
      .reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    const all = bucketsOf(booked);
    expect(totalOf(all)).toBe(lines + this.unsettled);
    expect(booked.reduce((sum, { net }) => sum + net, 0n)).toBe(0n);
    for (const agreementId of new Set(booked.map((one) => one.agreementId)))
      for (const bucket of Object.values(bucketsOf(booked.filter((one) => one.agreementId === agreementId))))
        expect(bucket).toBeGreaterThanOrEqual(0n);
    return all;
  }

  /** What was booked beyond the lines: what disputes took. */
  unsettled = 0n;

  reverse(outcomeId: string) {
    const input = { idempotencyKey: systemIds.next(), outcomeId: this.acme.id('outcome', outcomeId), reason: 'fraud' };
    return this.acme.done(reverseOutcome, input);
  }
}
