/** A transfer of the account of what a partner owes: negative where it pays back; with the bond it is about, if any. */
export interface Owing {
  readonly amount: bigint;
  readonly guaranteeId: string | null;
}

/**
 * What a partner still owes for the calls of one bond, from all that it owed and paid back under an agreement, in order: the
 * money of an issuer pays for its own bond, anything else for the oldest debt first, as a statement lock recovers.
 */
export function owedFor(guaranteeId: string, moves: readonly Owing[]): bigint {
  const debts: { guaranteeId: string | null; left: bigint }[] = [];
  for (const move of moves) {
    if (move.amount > 0n) {
      debts.push({ guaranteeId: move.guaranteeId, left: move.amount });
      continue;
    }
    let paid = -move.amount;
    for (const debt of debts) {
      if (move.guaranteeId !== null && move.guaranteeId !== debt.guaranteeId) continue;
      const taken = debt.left < paid ? debt.left : paid;
      debt.left -= taken;
      paid -= taken;
    }
  }
  return debts.reduce((sum, debt) => (debt.guaranteeId === guaranteeId ? sum + debt.left : sum), 0n);
}
