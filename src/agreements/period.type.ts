import { Field, ID, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import { publicId } from '../kernel/id';
import { connectionType } from '../platform/graphql/connection.type';
import type { ListShape } from '../platform/graphql/filter-values';
import { enumType } from '../platform/graphql/input-type';
import { enumFilter, listArgs } from '../platform/graphql/list-args';
import { Allow } from '../platform/graphql/policy';
import { DateScalar, DateTimeScalar } from '../platform/graphql/scalars';
import { PERIOD_LIST, type PeriodRow } from './period.repository';
import { PERIOD_STATES } from './period.rules';

const PeriodStateEnum = enumType(
  'PeriodState',
  PERIOD_STATES,
  {
    OPEN: 'Outcomes and corrections still count here.',
    CLOSING: 'Being settled under the terms that were in force.',
    CLOSED: 'Settled, and never changed again; corrections are posted in a later period.',
  },
  'Where a period of an agreement stands.',
);

@Allow(...ACTIONS['agreement:read'])
@ObjectType('AgreementPeriod', {
  simpleResolvers: true,
  description: 'One settled stretch of an agreement: whole days, half-open, in its own time zone.',
})
export class AgreementPeriodType {
  @Field(() => ID, { description: 'Id of the period.' })
  readonly id!: string;

  @Field(() => String, { description: 'Name on the calendar, such as `2026-03`, `2026-Q1` or `2026`.' })
  readonly label!: string;

  @Field(() => DateScalar, {
    description: 'The first day; later than the calendar says where the agreement begins in it.',
  })
  readonly start!: string;

  @Field(() => DateScalar, { description: 'The day after the last day.' })
  readonly endExclusive!: string;

  @Field(() => String, { description: 'IANA time zone in which the days begin and end.' })
  readonly timeZone!: string;

  @Field(() => PeriodStateEnum as never, { description: 'Where it stands.' })
  readonly state!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed; null before.' })
  readonly closedAt!: string | null;
}

export const AgreementPeriodConnection = connectionType('AgreementPeriod', () => AgreementPeriodType);

export const PERIOD_SHAPE: ListShape = {
  spec: PERIOD_LIST,
  filters: { label: 'TEXT', state: enumFilter('PeriodState', PERIOD_STATES, PeriodStateEnum) },
};
export const AgreementPeriodListArgs = listArgs('AgreementPeriod', PERIOD_SHAPE);

export const toPeriod = (row: PeriodRow & { readonly timeZone: string }): AgreementPeriodType => ({
  id: publicId('agreementPeriod', row.id),
  label: row.label,
  start: row.startOn,
  endExclusive: row.endOn,
  timeZone: row.timeZone,
  state: row.state,
  closedAt: row.closedAt,
});
