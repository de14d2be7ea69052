import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import type { Context } from '../access/request';
import { agreementById } from '../agreements/agreement.repository';
import { AgreementType, toAgreement } from '../agreements/agreement.type';
import { publicId } from '../kernel/id';
import { partnerById } from '../partners/partner.repository';
import { PartnerType, toPartner } from '../partners/partner.type';
import { connectionType } from '../platform/graphql/connection.type';
import type { FilterKind, ListShape } from '../platform/graphql/filter-values';
import { listArgs } from '../platform/graphql/list-args';
import { mapped } from '../platform/graphql/mapped';
import { MoneyType, moneyShape } from '../platform/graphql/money.type';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { ExplanationType, toExplanation } from './explanation.type';
import { LineConversionType, toLineConversions } from './line-conversion.type';
import { explanationOfLine, LINES_OF_RUN, LINES_OF_STATEMENT, type LineRow, lineById } from './settlement.repository';

@Allow(...ACTIONS['statement:read'])
@ObjectType('StatementLine', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'One revision of one line of pay: never changed, a correction is another revision.',
})
export class StatementLineType extends NodeType {
  readonly nodeType!: 'StatementLine';

  @Field(() => PartnerType, {
    nullable: true,
    description: 'Who is paid; null only where you may not see the partner.',
  })
  readonly partner!: unknown;

  @Field(() => AgreementType, {
    nullable: true,
    description: 'The agreement that pays it; null for a payee of an agreement of another partner.',
  })
  readonly agreement!: unknown;

  @Field(() => ID, { description: 'The settlement run that posted it.' })
  readonly runId!: string;

  @Field(() => String, { description: 'Label of the period that was computed, such as `2026-03`.' })
  readonly period!: string;

  @Field(() => String, {
    description: 'Label of the period that took the posting, and of its statement: a later one after closing.',
  })
  readonly postedPeriod!: string;

  @Field(() => String, { description: 'Key of the component or adjustment of the plan.' })
  readonly component!: string;

  @Field(() => String, { description: 'What the component is called in words.' })
  readonly label!: string;

  @Field(() => String, { nullable: true, description: 'The segment; null where the component has none.' })
  readonly segment!: string | null;

  @Field(() => String, { description: 'The payee key of the plan.' })
  readonly payee!: string;

  @Field(() => Int, { description: 'Number of the revision of this line of this period, from 1.' })
  readonly revision!: number;

  @Field(() => StatementLineType, { nullable: true, description: 'The revision before this one; null for the first.' })
  readonly revises!: unknown;

  @Field(() => MoneyType, { description: 'What this revision adds; negative where it takes back.' })
  readonly amount!: MoneyType;

  @Field(() => MoneyType, { description: 'The part of `amount` that is held back.' })
  readonly held!: MoneyType;

  @Field(() => MoneyType, { description: 'The full amount after this revision: the sum of all revisions so far.' })
  readonly computed!: MoneyType;

  @Field(() => String, {
    nullable: true,
    description: 'Why it pays nothing or was changed; null where nothing is to say.',
  })
  readonly reason!: string | null;

  @Field(() => String, { description: 'How the amount came about, in one sentence.' })
  readonly sentence!: string;

  @Field(() => String, { description: 'Hash of the facts, terms and engine that it was computed from.' })
  readonly inputHash!: string;

  @Field(() => [LineConversionType], {
    description: 'Every amount behind it that changed its currency, by currency and locked rate; none for most lines.',
  })
  readonly conversions!: unknown;

  @Field(() => ExplanationType, { nullable: true, description: 'How the amount came about, as a computation.' })
  readonly explanation!: unknown;
}

export const StatementLineConnection = connectionType('StatementLine', () => StatementLineType);

const filters: Readonly<Record<string, FilterKind>> = {
  component: 'TEXT',
  period: 'TEXT',
  agreementId: { id: 'agreement' },
};
export const RUN_LINE_SHAPE: ListShape = { spec: LINES_OF_RUN, filters };
export const STATEMENT_LINE_SHAPE: ListShape = { spec: LINES_OF_STATEMENT, filters };
export const StatementLineListArgs = listArgs('StatementLine', STATEMENT_LINE_SHAPE);

export const toStatementLine = (row: LineRow): StatementLineType => ({
  nodeType: 'StatementLine',
  id: publicId('statementLine', row.id),
  partner: (_: unknown, { request }: Context) => mapped(request.load(partnerById, row.partnerId), toPartner),
  agreement: (_: unknown, { request }: Context) => mapped(request.load(agreementById, row.agreementId), toAgreement),
  runId: publicId('settlementRun', row.runId),
  period: row.periodLabel,
  postedPeriod: row.postedLabel,
  component: row.component,
  label: row.label,
  segment: row.segment === '' ? null : row.segment,
  payee: row.payee,
  revision: row.revision,
  revises: (_: unknown, { request }: Context) =>
    row.revisesId === null ? null : mapped(request.load(lineById, row.revisesId), toStatementLine),
  amount: moneyShape(row.amount, row.currency),
  held: moneyShape(row.held, row.currency),
  computed: moneyShape(row.computed, row.currency),
  reason: row.reason,
  sentence: row.sentence,
  inputHash: row.inputHash,
  conversions: async (_: unknown, { request }: Context) =>
    (await mapped(request.load(explanationOfLine, row.id), ({ explanation }) => toLineConversions(explanation))) ?? [],
  explanation: (_: unknown, { request }: Context) =>
    mapped(request.load(explanationOfLine, row.id), ({ explanation }) => toExplanation(explanation)),
});
