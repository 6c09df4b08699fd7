import type { QuickReply } from "../../message.ts";

/** What a pressed quick reply means. The values below are the only ones we send; anything else is ignored. */
export type Button =
  | { readonly press: "confirm" | "decline"; readonly id: string }
  | { readonly press: "pick"; readonly value: string }
  | { readonly press: "pick-nth"; readonly index: number }
  | { readonly press: "intent"; readonly id: string }
  | { readonly press: "language"; readonly code: string }
  | { readonly press: "resume" | "person"; readonly yes: boolean }
  | { readonly press: "resend" | "forget" };

export interface Choice {
  readonly label: string;
  readonly value: string;
}

export function readButton(value: string): Button | undefined {
  const [name = "", ...rest] = value.split(":");
  const argument = rest.join(":");
  switch (name) {
    case "confirm":
    case "decline":
      return { press: name, id: argument };
    case "pick":
      return { press: "pick", value: argument };
    case "pick-nth":
      return { press: "pick-nth", index: Number(argument) };
    case "intent":
      return { press: "intent", id: argument };
    case "language":
      return { press: "language", code: argument };
    case "resume":
    case "person":
      return { press: name, yes: argument === "yes" };
    case "resend":
      return { press: "resend" };
    case "memory":
      return argument === "forget" ? { press: "forget" } : undefined;
    default:
      return undefined;
  }
}

/** Values must fit every platform: short ASCII. What does not is named by its place in `state.offered`. */
export function choiceButtons(choices: readonly Choice[]): readonly QuickReply[] {
  return choices.map(({ label, value }, index) => ({
    label,
    value: /^[\x21-\x7e]{1,50}$/.test(value) ? `pick:${value}` : `pick-nth:${index}`,
  }));
}
