/** Something in a sentence that is either right or wrong: an amount, a date, an id. Equal keys mean the same fact. */
export interface Fact {
  readonly kind:
    | "money"
    | "percent"
    | "time"
    | "date"
    | "weekday"
    | "quantity"
    | "period"
    | "number"
    | "id"
    | "url"
    | "email"
    | "ordinal"
    | "anchor"
    | "absolute";
  readonly key: string;
  readonly text: string;
  /** Where it stands in the sentence it was read from. */
  readonly at: number;
}

/** Does evidence with these keys carry this fact? A bare number may stand for any figure of the same size. */
export function carries(keys: ReadonlySet<string>, fact: Fact): boolean {
  if (keys.has(fact.key)) return true;
  if (fact.kind === "number") {
    const value = fact.key.slice("number:".length);
    return (
      [...keys].some((key) => key.startsWith(`money:${Number(value) * 100}:`)) ||
      [...keys].some((key) => key.startsWith("quantity:") && key.endsWith(`:${value}`))
    );
  }
  if (fact.kind === "money") {
    const [, amount = "", unit = ""] = fact.key.split(":");
    return keys.has(`money:${amount}:`) || (unit === "" && [...keys].some((key) => key.startsWith(`money:${amount}:`)));
  }
  if (fact.key.startsWith("date:")) {
    const [month, day] = fact.key.slice(5).split("-");
    return keys.has(`date:${day}-${month}`) && fact.text.includes("/");
  }
  return false;
}
