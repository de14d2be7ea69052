/** The parts of a measure document that name other measures. */
export interface Derived {
  readonly difference?: { readonly of: string; readonly minus: readonly string[] } | undefined;
  readonly ratio?: { readonly of: string; readonly to: string } | undefined;
  readonly product?: { readonly of: readonly string[] } | undefined;
  readonly least?: { readonly of: readonly string[] } | undefined;
  readonly scorecard?: { readonly parts: readonly { readonly measure: string }[] } | undefined;
  readonly attainment?: Attained | undefined;
  readonly adjustedBaseline?: { readonly volumeMeasure?: string | undefined } | undefined;
  readonly availability?: Available | undefined;
  readonly earned?: { readonly components: readonly string[] } | undefined;
}

interface Attained {
  readonly measure: string;
  readonly targetMeasure?: string | undefined;
  readonly baselineMeasure?: string | undefined;
}

interface Available {
  readonly downtimeMeasure: string;
  readonly excludedMeasure?: string | undefined;
}

/** Every measure that a measure document is computed from. */
export function operandsOf(definition: Derived): readonly string[] {
  const { difference, ratio, product, least, scorecard, attainment, adjustedBaseline, availability } = definition;
  return [
    difference?.of,
    ...(difference?.minus ?? []),
    ratio?.of,
    ratio?.to,
    ...(product?.of ?? []),
    ...(least?.of ?? []),
    ...(scorecard?.parts.map(({ measure }) => measure) ?? []),
    attainment?.measure,
    attainment?.targetMeasure,
    attainment?.baselineMeasure,
    adjustedBaseline?.volumeMeasure,
    availability?.downtimeMeasure,
    availability?.excludedMeasure,
  ].filter((key) => key !== undefined);
}
