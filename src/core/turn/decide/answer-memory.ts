import { asksForMemory } from "../../memory/asks-memory.ts";
import { type Remembered, shownTo } from "../../memory/remembered.ts";
import { formatDate } from "../../replies/format.ts";
import { ownName } from "../../replies/language-offers.ts";
import { intentLabel } from "./clarify.ts";
import { type Decision, type Situation, say } from "./situation.ts";

/** The customer wants to see what is remembered of them, or have it forgotten. */
export function answerMemory(situation: Situation): Decision | undefined {
  const { state, text, button, services, language } = situation;
  const wish = button?.press === "forget" ? "forget" : button ? undefined : asksForMemory(text);
  if (wish === undefined) return undefined;
  if (wish === "forget") {
    const plan = say("memory.forgotten", {}, { outcome: "answered", forgets: true });
    return { state, plan };
  }
  const lines = remembered(situation);
  if (lines.length === 0) return { state, plan: say("memory.none", {}, { outcome: "answered" }) };
  const quickReplies = [{ label: services.playbook.say(language, "choice.forget"), value: "memory:forget" }];
  const facts = lines.map((line) => `• ${line}`).join("\n");
  return { state, plan: say("memory.shown", { facts }, { outcome: "answered", quickReplies }) };
}

function remembered(situation: Situation): readonly string[] {
  const { turn, services, language } = situation;
  const { customer, conversation } = turn;
  const { timeZone } = customer.profile;
  const speak = (key: string, values: Readonly<Record<string, string>>) => services.playbook.say(language, key, values);
  const facts = shownTo(customer.remembered ?? [], { customerId: conversation.customerId, trust: customer.trust });
  return [
    ...(customer.language ? [speak("memory.language", { language: ownName(customer.language) })] : []),
    ...(typeof timeZone === "string" ? [speak("memory.zone", { zone: timeZone })] : []),
    ...facts.map((fact) => lineOf(situation, fact)),
  ];
}

function lineOf(situation: Situation, { kind, about, value, at }: Remembered): string {
  const { services, language, manner } = situation;
  if (kind === "preference") return services.playbook.say(language, `memory.${about}.${value}`);
  const label = services.playbook.knows(language, `task.${about}`)
    ? services.playbook.say(language, `task.${about}`)
    : (intentLabel(situation, about) ?? about);
  const what = value === undefined ? label : `${label} (${services.knowledge.productName(value) ?? value})`;
  return services.playbook.say(language, `memory.${kind}`, { what, date: formatDate(new Date(at), manner) });
}
