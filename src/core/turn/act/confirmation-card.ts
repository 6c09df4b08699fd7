import type { Card } from "../../message.ts";
import type { Flow } from "../../playbook/flow-schema.ts";
import { slotName } from "../decide/plan-task.ts";
import type { Situation } from "../decide/situation.ts";

/**
 * What the customer is asked to confirm, as facts for platforms that show cards: the items, the amount, where the money
 * goes. Only what the text says too, so that whoever sees no card misses nothing.
 */
export function confirmationCard(
  situation: Situation,
  flow: Flow | undefined,
  values: Readonly<Record<string, string>>,
  text: string,
): Card | undefined {
  const { playbook } = situation.services;
  const say = (key: string): string => playbook.say(situation.language, key, values);
  const destination = flow && `confirm.${flow.id}.to`;
  const facts = [
    ...(flow?.slots ?? []).map((slot) => ({ label: slotName(situation, slot), value: values[slot.name] })),
    { label: say("card.amount"), value: values["amount"] },
    ...(destination && playbook.knows(situation.language, destination)
      ? [{ label: say("card.to"), value: say(destination) }]
      : []),
  ];
  const said = facts.flatMap(({ label, value }) =>
    value && text.includes(value) ? [{ label: sentence(label), value }] : [],
  );
  return said.length > 0 ? { title: say("card.confirm"), facts: said } : undefined;
}

const sentence = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);
