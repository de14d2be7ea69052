/** Lets a consumer end a generator that waits: `return` would queue behind the wait, so it is cancelled first. */
export function cancellable<Item>(
  items: AsyncGenerator<Item, void, void>,
  cancel: () => void,
): AsyncGenerator<Item, void, void> {
  return {
    next: () => items.next(),
    async return() {
      cancel();
      return items.return();
    },
    async throw(error: unknown) {
      cancel();
      return items.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
