import { Field, Int, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import type { Context } from '../access/request';
import { agreementById } from '../agreements/agreement.repository';
import { AgreementType, toAgreement } from '../agreements/agreement.type';
import { periodById } from '../agreements/period.repository';
import { versionById } from '../agreements/version.repository';
import { AgreementVersionType, toVersion } from '../agreements/version.type';
import { publicId } from '../kernel/id';
import { mapped } from '../platform/graphql/mapped';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { DateTimeScalar } from '../platform/graphql/scalars';
import type { RunRow } from './settlement.repository';
import { GainSharingType, toGainSharing } from './sharing.type';

@Allow(...ACTIONS['statement:read'])
@ObjectType('SettlementRun', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'One recomputation of one period: what it read, and through its lines what it changed.',
})
export class SettlementRunType extends NodeType {
  readonly nodeType!: 'SettlementRun';
  readonly uuid!: string;
  readonly versionUuid!: string;

  @Field(() => AgreementType, { nullable: true, description: 'The agreement; null only where you may not see it.' })
  readonly agreement!: unknown;

  @Field(() => AgreementVersionType, { nullable: true, description: 'The terms it was computed under.' })
  readonly version!: unknown;

  @Field(() => String, { nullable: true, description: 'Label of the period that was computed.' })
  readonly period!: unknown;

  @Field(() => String, { nullable: true, description: 'Label of the period that took its postings.' })
  readonly postedPeriod!: unknown;

  @Field(() => Int, { description: 'Number of the run of this period, from 1.' })
  readonly number!: number;

  @Field(() => String, { description: 'Hash of the facts, terms and engine: equal hashes give equal lines.' })
  readonly inputHash!: string;

  @Field(() => String, { description: 'Version of the engine that computed it.' })
  readonly engineVersion!: string;

  @Field(() => [GainSharingType], {
    description: 'How it found that the components which share a gain share it; empty where none does.',
  })
  readonly sharing!: readonly GainSharingType[];

  @Field(() => DateTimeScalar, { description: 'When it ran.' })
  readonly ranAt!: string;
}

export const toSettlementRun = (row: RunRow): SettlementRunType => ({
  nodeType: 'SettlementRun',
  uuid: row.id,
  versionUuid: row.versionId,
  id: publicId('settlementRun', row.id),
  agreement: (_: unknown, { request }: Context) => mapped(request.load(agreementById, row.agreementId), toAgreement),
  version: (_: unknown, { request }: Context) => mapped(request.load(versionById, row.versionId), toVersion),
  period: labelOf(row.periodId),
  postedPeriod: labelOf(row.postedPeriodId),
  number: row.number,
  inputHash: row.inputHash,
  engineVersion: row.engineVersion,
  sharing: toGainSharing(row.sharing),
  ranAt: row.ranAt,
});

const labelOf =
  (periodId: string) =>
  (_: unknown, { request }: Context) =>
    mapped(request.load(periodById, periodId), ({ label }) => label);
