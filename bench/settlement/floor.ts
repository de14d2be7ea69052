/**
 * The floor: what somebody would write by hand who knows this one plan, in SQL alone, set by set. It computes the same
 * amounts from the same outcomes and writes the same rows: runs, lines with an explanation of the same make that names every
 * outcome, accounts, transfers, drafts of statements, the batch and its part, audit entries and announcements. It checks
 * nothing, hashes nothing and knows no walls; whose rows it may see and write is up to the role it runs under.
 */
export const floorStatements = (vendor: string, part: number, parts: number): readonly string[] => [
  `create temp table due on commit drop as
   select a.id as agreement_id, a.partner_id, p.id as period_id, p.label, v.id as version_id, q.quantity, q.refs,
     x.amount, round(x.amount * 0.1)::bigint as held, gen_random_uuid() as run_id, gen_random_uuid() as line_id,
     gen_random_uuid() as posting_id, gen_random_uuid() as expense_id, gen_random_uuid() as accrued_id,
     gen_random_uuid() as held_id, gen_random_uuid() as statement_id
   from agreement a
   join agreement_period p on p.vendor_id = a.vendor_id and p.agreement_id = a.id and p.label = '2026-01'
   join agreement_version v on v.vendor_id = a.vendor_id and v.agreement_id = a.id
   cross join lateral (
     select sum(o.quantity) as quantity,
       ('["out_' || string_agg(left(translate(o.id::text, '-', ''), 26), '","out_') || '"]')::jsonb as refs
     from outcome o join outcome_definition d on d.vendor_id = o.vendor_id and d.id = o.definition_id
     where o.vendor_id = '${vendor}' and o.partner_id = a.partner_id and o.state = 'VERIFIED' and d.key = 'resolved'
       and o.matures_at >= '2026-01-01T00:00:00Z' and o.matures_at < '2026-02-01T00:00:00Z'
   ) q
   cross join lateral (select round(5000 * least(q.quantity, 100) + 6000 * greatest(q.quantity - 100, 0))::bigint as amount) x
   where a.vendor_id = '${vendor}' and a.version > 0 and abs(hashtext(a.id::text)) % ${parts} = ${part}`,
  `insert into settlement_run (vendor_id, id, agreement_id, period_id, posted_period_id, partner_id, number, version_id,
     input_hash, facts_mark, engine_version, ran_at)
   select '${vendor}', run_id, agreement_id, period_id, period_id, partner_id, 1, version_id, 'floor', 'floor', '1', now() from due`,
  `insert into statement_line (vendor_id, id, run_id, agreement_id, period_id, period_label, posted_period_id, posted_label,
     partner_id, component, segment, payee, revision, revises_id, label, amount, held, pot, computed, currency, reason, input_hash,
     sentence, explanation)
   select '${vendor}', line_id, run_id, agreement_id, period_id, label, period_id, label, partner_id, 'resolved', '', 'partner',
     1, null, 'Resolved', amount, held, 'HOLDBACK', amount, 'EUR', null, 'floor', s.sentence,
     jsonb_build_object('sentence', s.sentence, 'amount', 9, 'held', 12, 'conversions', '[]'::jsonb,
       'inputs', jsonb_build_array(jsonb_build_object('measure', 'resolved', 'unit', 'credit', 'quantity', quantity::text,
         'dimensions', '[]'::jsonb, 'how', 'SUM', 'facts', jsonb_array_length(refs), 'refs', refs,
         'source', 'outcome definition resolved', 'version', '1')),
       'steps', jsonb_build_array(
         jsonb_build_object('op', 'input', 'is', quantity::text, 'input', 0),
         jsonb_build_object('op', 'term', 'is', '100', 'path', 'components.0.pay.tieredRate.tiers.0.upTo'),
         jsonb_build_object('op', 'least', 'is', least(quantity, 100)::text, 'of', '[0, 1]'::jsonb),
         jsonb_build_object('op', 'term', 'is', '50', 'path', 'components.0.pay.tieredRate.tiers.0.unit'),
         jsonb_build_object('op', 'multiply', 'is', (least(quantity, 100) * 50)::text, 'of', '[2, 3]'::jsonb),
         jsonb_build_object('op', 'subtract', 'is', (quantity - 100)::text, 'of', '[0, 1]'::jsonb),
         jsonb_build_object('op', 'term', 'is', '60', 'path', 'components.0.pay.tieredRate.tiers.1.unit'),
         jsonb_build_object('op', 'multiply', 'is', ((quantity - 100) * 60)::text, 'of', '[5, 6]'::jsonb),
         jsonb_build_object('op', 'add', 'is', (amount / 100)::text, 'of', '[4, 7]'::jsonb),
         jsonb_build_object('op', 'round', 'is', (amount / 100)::text, 'of', '[8]'::jsonb, 'digits', 2, 'mode', 'HALF_UP'),
         jsonb_build_object('op', 'term', 'is', '1/10', 'path', 'holdback.share'),
         jsonb_build_object('op', 'multiply', 'is', (amount / 1000)::text, 'of', '[9, 10]'::jsonb),
         jsonb_build_object('op', 'round', 'is', (held / 100)::text, 'of', '[11]'::jsonb, 'digits', 2, 'mode', 'HALF_UP')),
       'revision', jsonb_build_object('number', 1, 'before', '{"amount": "0", "held": "0"}'::jsonb,
         'now', jsonb_build_object('amount', amount::text, 'held', held::text),
         'adds', jsonb_build_object('amount', amount::text, 'held', held::text)))
   from due cross join lateral (select 'Resolved: ' || quantity || ' credit; 50.00 EUR each up to 100, 60.00 EUR each above: '
     || (amount / 100)::text || ' EUR, ' || (held / 100)::text || ' EUR of it held until review.' as sentence) s`,
  `insert into ledger_account (vendor_id, id, kind, currency, partner_id, agreement_id, created_at)
   select '${vendor}', md5('VENDOR_EXPENSE/EUR')::uuid, 'VENDOR_EXPENSE', 'EUR', null, null, now() on conflict do nothing`,
  `insert into ledger_account (vendor_id, id, kind, currency, partner_id, agreement_id, created_at)
   select '${vendor}', k.id, k.kind, 'EUR', partner_id, agreement_id, now()
   from due cross join lateral (values (accrued_id, 'PARTNER_ACCRUED'), (held_id, 'PARTNER_HELD')) as k(id, kind)`,
  `insert into ledger_transfer (vendor_id, id, posting_id, line, debit_account_id, credit_account_id, amount, currency, partner_id,
     agreement_id, period_id, period_label, reason_kind, reason_id, booked_at)
   select '${vendor}', gen_random_uuid(), posting_id, k.line, md5('VENDOR_EXPENSE/EUR')::uuid, k.id, k.amount, 'EUR', partner_id,
     agreement_id, period_id, label, 'settlementRun', run_id, now()
   from due cross join lateral (values (0, accrued_id, amount - held), (1, held_id, held)) as k(line, id, amount)
   where k.amount > 0`,
  `insert into statement (vendor_id, id, partner_id, currency, label, state, created_at)
   select '${vendor}', statement_id, partner_id, 'EUR', label, 'DRAFT', now() from due`,
  `insert into settlement_batch (vendor_id, id, label, is_closing, number, agreement_count, created_by, created_at)
   select '${vendor}', md5('batch ${part}')::uuid, '2026-01', false, ${part + 1}, count(*), null, now() from due`,
  `insert into settlement_batch_part (vendor_id, id, batch_id, number, agreement_ids, done_at, settled_count, line_count)
   select '${vendor}', gen_random_uuid(), md5('batch ${part}')::uuid, 0, jsonb_agg(agreement_id), now(), count(*), count(*) from due`,
  `insert into audit_entry (vendor_id, id, at, person_id, role, action, subject_kind, subject_id, partner_id, customer_id, reason,
     before, after)
   select '${vendor}', gen_random_uuid(), now(), null, 'SYSTEM', 'period.settled', 'settlementRun', run_id, partner_id, null,
     null, null, jsonb_build_object('vendorId', '${vendor}', 'id', run_id, 'agreementId', agreement_id, 'periodId', period_id,
       'postedPeriodId', period_id, 'partnerId', partner_id, 'number', 1, 'versionId', version_id, 'inputHash', 'floor',
       'factsMark', 'floor', 'engineVersion', '1', 'ranAt', now(), 'lines', jsonb_build_array(jsonb_build_object('id', line_id,
         'amount', amount::text, 'held', held::text, 'currency', 'EUR')))
   from due`,
  `insert into audit_entry (vendor_id, id, at, person_id, role, action, subject_kind, subject_id, partner_id, customer_id, reason,
     before, after)
   select '${vendor}', gen_random_uuid(), now(), null, 'SYSTEM', 'statement.drafted', 'statement', statement_id, partner_id, null,
     null, null, jsonb_build_object('label', label, 'currency', 'EUR')
   from due`,
  `insert into outbox (vendor_id, id, topic, subject_id, partner_id, customer_id, at, seq)
   select '${vendor}', gen_random_uuid(), k.topic, k.id, k.partner_id, null, now(), null
   from due cross join lateral (values ('earnings', partner_id, partner_id), ('statements', partner_id, partner_id),
     ('posting', posting_id, null)) as k(topic, id, partner_id)`,
];
