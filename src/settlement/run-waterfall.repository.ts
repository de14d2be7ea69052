import { groupedBy, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
import type { PostedComponent } from './run-waterfall.rules';
// The walls below read the visibility that these declare.
import './settlement-run.entity';
import './statement-line.entity';

const POSTED = statement(
  'settlement_run.waterfall',
  `with revision as (
     select r.id as run_id, l.component, l.label, l.currency, l.amount, l.held, l.computed, l.run_id = r.id as is_own,
       row_number() over (partition by r.id, l.component, l.segment, l.payee, l.partner_id, l.currency
         order by l.revision desc) as place
     from settlement_run r
     join settlement_run e on e.vendor_id = r.vendor_id and e.period_id = r.period_id and e.number <= r.number
     join statement_line l on l.vendor_id = e.vendor_id and l.run_id = e.id
     where ${wall('r', 'settlement_run')} and ${wall('e', 'settlement_run')} and ${wall('l', 'statement_line')}
       and r.id = any(:ids)
   )
   select run_id as "runId", component, currency, (array_agg(label order by place))[1] as label,
     sum(amount)::bigint as amount, sum(held)::bigint as held,
     coalesce(sum(amount) filter (where is_own), 0)::bigint as "byRun",
     coalesce(sum(computed) filter (where place = 1), 0)::bigint as computed
   from revision group by run_id, component, currency order by component`,
);

/** What each component came to after a run, as far as the reader may see its lines; in one statement for many runs. */
export const postedComponents = loader({
  name: 'settlement_run.waterfall',
  batch: async (scope: Scope, ids: readonly string[]) =>
    groupedBy(await scope.rows<PostedComponent & { readonly runId: string }>(POSTED, { ids }), ({ runId }) => runId),
});
