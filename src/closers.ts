/** What was opened, closed in reverse order. One that fails to close does not keep the others open. */
export interface Closers {
  add<T extends AsyncDisposable | Disposable>(opened: T): T;
  defer(close: () => Promise<unknown> | unknown): void;
  closeAll(onProblem: (error: unknown) => void): Promise<void>;
}

export function createClosers(): Closers {
  const closers: (() => Promise<unknown> | unknown)[] = [];
  return {
    add(opened) {
      closers.push(() => (Symbol.asyncDispose in opened ? opened[Symbol.asyncDispose]() : opened[Symbol.dispose]()));
      return opened;
    },
    defer: (close) => void closers.push(close),
    async closeAll(onProblem) {
      for (let close = closers.pop(); close; close = closers.pop()) {
        try {
          await close();
        } catch (error) {
          onProblem(error);
        }
      }
    },
  };
}
