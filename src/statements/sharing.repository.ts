import { groupedBy, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
import type { StoredSharing } from '../settlement/sharing.rules';
// The walls below read the visibility that these declare.
import '../agreements/agreement.entity';
import '../agreements/agreement-period.entity';
import '../settlement/settlement-run.entity';
import './statement.entity';

const SHARES = (run: string) =>
  `jsonb_to_recordset(coalesce(${run}.sharing, '[]')) as x(component text, currency text, gross numeric, partner numeric)`;

/** A run states its whole recompute: the runs of a label show what they add to the run before. */
const SHARING = statement(
  'statement.sharing',
  `select s.id, k.component, k.currency, sum(k.gross)::text as gross, sum(k.partner)::text as partner
   from statement s
   join agreement a on a.vendor_id = s.vendor_id and a.partner_id = s.partner_id
   join agreement_period p on p.vendor_id = a.vendor_id and p.agreement_id = a.id and p.label = s.label
   join settlement_run r on r.vendor_id = p.vendor_id and r.posted_period_id = p.id
   left join settlement_run e on e.vendor_id = r.vendor_id and e.period_id = r.period_id and e.number = r.number - 1
     and ${wall('e', 'settlement_run')}
   cross join lateral (
     select x.component, x.currency, x.gross, x.partner from ${SHARES('r')}
     union all
     select x.component, x.currency, -x.gross, -x.partner from ${SHARES('e')}
   ) k
   where ${wall('s', 'statement')} and ${wall('a', 'agreement')} and ${wall('p', 'agreement_period')}
     and ${wall('r', 'settlement_run')} and s.id = any(:ids) and k.currency = s.currency
   group by s.id, a.id, k.component, k.currency order by a.id, k.component`,
);

/** How the gains of statements are shared, as far as the reader may see the runs; in one statement for many. */
export const sharingOfStatement = loader({
  name: 'statement.sharing',
  batch: async (scope: Scope, ids: readonly string[]) =>
    groupedBy(await scope.rows<StoredSharing & { readonly id: string }>(SHARING, { ids }), ({ id }) => id),
});
