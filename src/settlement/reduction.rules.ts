/**
 * What decided disputes take of a line: never more than its computation still gives, so that what is taken by a decision is
 * not taken once more when the line is revised.
 */
export function takenOf(reduction: bigint, computed: bigint): bigint {
  const due = computed > 0n ? computed : 0n;
  return reduction < due ? reduction : due;
}
