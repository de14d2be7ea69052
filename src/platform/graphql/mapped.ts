/** Maps a loaded row to its GraphQL shape; null stays null. */
export async function mapped<Row, Shape>(
  row: Promise<Row | null>,
  toShape: (row: Row) => Shape,
): Promise<Shape | null> {
  const found = await row;
  return found === null ? null : toShape(found);
}
