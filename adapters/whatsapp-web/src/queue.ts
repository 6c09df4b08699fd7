import type { SealedFolder } from "./sealed-folder.ts";

/** What Switchboard has not acknowledged yet, in order, safe from a crash once `add` returns. */
export interface Queue<Item> {
  add(item: Item): void;
  /** The oldest ones, with the numbers to `replace` or `remove` them by. */
  head(limit: number): readonly { readonly number: number; readonly item: Item }[];
  replace(number: number, item: Item): void;
  remove(numbers: readonly number[]): void;
  readonly size: number;
}

const BOUNDS = "bounds";

/** `folder` holds nothing but this queue. */
export function createQueue<Item>(folder: SealedFolder, parse: (raw: unknown) => Item): Queue<Item> {
  const nameOf = (number: number) => `item ${number}`;
  const stored = folder.read(BOUNDS);
  const first: number = stored === undefined ? 1 : Number(stored);
  for (let left = first - 1; folder.read(nameOf(left)) !== undefined; left--) folder.remove(nameOf(left));
  const waiting = new Map<number, Item>();
  let next = first;
  // Items are written without gaps, so the first missing one ends them.
  for (;;) {
    const text = folder.read(nameOf(next));
    if (text === undefined) break;
    waiting.set(next, parse(JSON.parse(text)));
    next += 1;
  }

  return {
    add(item) {
      folder.write(nameOf(next), JSON.stringify(item));
      waiting.set(next, item);
      next += 1;
    },
    head: (limit) => [...waiting].slice(0, limit).map(([number, item]) => ({ number, item })),
    replace(number, item) {
      folder.write(nameOf(number), JSON.stringify(item));
      waiting.set(number, item);
    },
    remove(numbers) {
      for (const number of numbers) waiting.delete(number);
      const [oldest = next] = waiting.keys();
      // The beginning is moved first: an item that a crash leaves behind it is never looked at again.
      folder.write(BOUNDS, String(oldest));
      for (const number of numbers) folder.remove(nameOf(number));
    },
    get size() {
      return waiting.size;
    },
  };
}
