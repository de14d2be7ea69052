/** Somebody settled the same period at the same moment: the whole unit starts again and finds what was posted. */
export class SettledAtOnce extends Error {
  readonly code = '40001';

  constructor(label: string) {
    super(`the period ${label} was settled at the same moment`);
    this.name = 'SettledAtOnce';
  }
}
