import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { QueryFor } from '../../access/graphql';
import type { Context } from '../../access/request';
import { firstOf } from '../first-of';
import { checkDraft } from './check-draft';
import { type CheckQuestion, checkQuestion } from './check-question';
import { EarningsEstimateType, toEarningsEstimate } from './earnings-estimate.type';
import { estimateEarnings } from './estimate-earnings';
import { type EstimateQuestion, estimateQuestion } from './estimate-question';
import { PlanCheckType, toPlanCheck } from './plan-check.type';
import { PlanPreviewRowType, PlanPreviewType, toPlanPreview, toPlanPreviewRow } from './plan-preview.type';
import { previewPlan } from './preview-plan';
import { type PreviewQuestion, previewQuestion } from './preview-question';
import { QuestionArg } from './question-arg';

/** Questions about what is not so; they run in the read-only transaction of their request and can write nothing. */
@Resolver(() => PlanPreviewType)
export class WhatIfResolver {
  @QueryFor('earnings:read', () => EarningsEstimateType, {
    description:
      'What the open periods of a partner would pay with additional facts, such as twelve more outcomes by the 30th.',
  })
  async earningsEstimate(
    @Ctx() { request }: Context,
    @QuestionArg('earningsEstimate', estimateQuestion) input: EstimateQuestion,
  ) {
    return toEarningsEstimate(await estimateEarnings(request.scope, input, request.house.clock.now()));
  }

  @QueryFor('plan:preview', () => PlanPreviewType, {
    description: 'What a draft plan would have paid for the last closed periods: who gains, who loses, what it costs.',
  })
  async planPreview(@Ctx() { request }: Context, @QuestionArg('planPreview', previewQuestion) input: PreviewQuestion) {
    return toPlanPreview(await previewPlan(request.scope, input, request.house.clock.now()));
  }

  @FieldResolver(() => [PlanPreviewRowType], {
    description: 'By agreement, period and partner, the earliest period of each agreement first.',
  })
  rows(
    @Root() { preview }: PlanPreviewType,
    @Arg('first', () => Int, { description: 'How many rows, 1 to 100.' }) first: number,
  ) {
    return firstOf(preview.rows, first).map(toPlanPreviewRow);
  }

  @QueryFor('plan:check', () => PlanCheckType, {
    description: 'What is wrong or doubtful about a draft plan, before it is written down.',
  })
  async planCheck(@Ctx() { request }: Context, @QuestionArg('planCheck', checkQuestion) input: CheckQuestion) {
    return toPlanCheck(await checkDraft(request.scope, input));
  }
}
