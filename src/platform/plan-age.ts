const transactions = new WeakMap<object, number>();

/**
 * Counts one more transaction of a connection and says whether its statements are to be planned anew: at the second, fourth,
 * eighth and so on. PostgreSQL keeps the plan of a prepared statement, and of the check of a foreign key, until the table is
 * analysed or the connection ends. One that was made while the table was nearly empty reads all of a vendor for every row,
 * however many those have become; so no plan serves more than the work that was behind it when it was made.
 */
export function shouldPlanAnew(connection: object): boolean {
  const count = (transactions.get(connection) ?? 0) + 1;
  transactions.set(connection, count);
  return count > 1 && (count & (count - 1)) === 0;
}
