/** So few rows cost little to read. */
const HARMLESS_ROWS = 255;

/**
 * How much one connection has put into each table since it opened. PostgreSQL keeps the plan of a prepared statement, and of
 * the check of a foreign key, until something happens to the table as a whole (it is analysed, vacuumed, altered) or the
 * connection ends. One that was made while the table was nearly empty reads all of a vendor for every row, however many those
 * have become; so plans are due again whenever what the connection has put into a table has doubled. What others put there is
 * not counted, nor what a transaction looks up that it has filled itself: parts of a settlement and batches of measurements
 * are small. A statement that looks much up in a table which others fill is `plannedAnew`.
 */
export class PlanAge {
  private readonly rows = new Map<string, number>();
  private isOld = false;

  /** Rows that were put into a table. */
  fill(table: string, count: number): void {
    const before = this.rows.get(table) ?? 0;
    const after = before + count;
    this.rows.set(table, after);
    if (doublings(after) > doublings(before)) this.isOld = true;
  }

  /** Whether the plans are due: once, for whoever takes it plans anew. */
  takeDue(): boolean {
    const { isOld } = this;
    this.isOld = false;
    return isOld;
  }
}

const doublings = (rows: number): number => Math.floor(Math.log2(Math.max(rows, HARMLESS_ROWS)));

const ages = new WeakMap<object, PlanAge>();

/** The one of a connection. */
export function planAgeOf(connection: object): PlanAge {
  const age = ages.get(connection) ?? new PlanAge();
  ages.set(connection, age);
  return age;
}
