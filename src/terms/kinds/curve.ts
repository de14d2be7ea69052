import { z } from 'zod';
import { attainmentFields, startingPoint } from '../attainment-fields';
import { decimal, measure } from '../fields';
import { rising } from '../ladder';
import { oneOf } from '../refinements';

const anchorSchema = z
  .strictObject({
    attainment: decimal('The attainment, 1 being exactly on target.'),
    payout: decimal('What is paid at this attainment: an amount, or a share of `of` where that is given.'),
  })
  .meta({ title: 'Anchor', description: 'A point of the curve that both parties agreed on.' });

export const curveSchema = z
  .strictObject({
    attainmentMeasure: measure('What already holds the attainment; leave measure and target out then').optional(),
    measure: measure('What is compared with the target').optional(),
    ...attainmentFields,
    anchors: z.array(anchorSchema).min(1).max(100).superRefine(rising('attainment')).meta({
      description: 'The curve by rising attainment. Nothing is paid that these anchors do not say.',
    }),
    mode: z.enum(['LINEAR', 'STEPPED']).default('LINEAR').meta({
      description: 'LINEAR (default): straight lines between anchors. STEPPED: the payout of the last anchor reached.',
    }),
    below: z.enum(['ZERO', 'FIRST']).default('ZERO').meta({
      description:
        'What is paid below the first anchor. ZERO (default): nothing. FIRST: the payout of the first anchor.',
    }),
    above: z
      .enum(['FLAT', 'EXTEND'])
      .default('FLAT')
      .meta({
        description:
          'What is paid above the last anchor. FLAT (default): its payout. EXTEND: along the last line, without end; steps ' +
          'have no line, so STEPPED stays at its payout.',
      }),
    of: decimal('An amount; payouts are then shares of it.').optional(),
  })
  .superRefine(oneOf('attainmentMeasure', 'measure'))
  .superRefine(oneOf('attainmentMeasure', 'target', 'targetMeasure'))
  .superRefine((terms, context) => {
    if (terms.attainmentMeasure === undefined) startingPoint(terms, context);
  })
  .meta({ title: 'Curve', description: 'A payout that follows attainment through declared anchors.' });
