/** What a measure counts: doing, delivering, or achieving; pay on mere usage is warned about. */
export const METRIC_CLASSES = ['USAGE', 'OUTPUT', 'OUTCOME'] as const;

/** Which way is better, so that attainment is never read upside down. */
export const DIRECTIONS = ['HIGHER_IS_BETTER', 'LOWER_IS_BETTER'] as const;

/** How the measurements of a period become one quantity. */
export const AGGREGATIONS = ['SUM', 'MEAN', 'LAST'] as const;
