/** A process that can die at a named moment. */
export interface Life {
  dead: boolean;
  /** Where it dies next. */
  diesAt?: string;
}

export class Died extends Error {}

/**
 * The same object, in a process that may die: at `method:before` or `method:after`, if that is where it ends. Once dead,
 * nothing it calls has an effect any more.
 */
export function mortal<T extends object>(life: Life, name: string, inner: T): T {
  const die = (): never => {
    life.dead = true;
    throw new Died(`the process died at ${life.diesAt}`);
  };
  return new Proxy(inner, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== "function" || typeof key !== "string") return value;
      return (...args: unknown[]) => {
        const moment = `${name}.${key}`;
        if (life.dead || life.diesAt === `${moment}:before`) die();
        const result: unknown = value.apply(target, args);
        if (!(result instanceof Promise)) return result;
        return result.then((resolved) => (life.dead || life.diesAt === `${moment}:after` ? die() : resolved));
      };
    },
  });
}
