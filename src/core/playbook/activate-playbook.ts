import { AppError } from "../errors.ts";
import { engineReply } from "../replies/engine-replies.ts";
import { fill } from "../replies/fill.ts";
import { likelyRead } from "../replies/likely-read.ts";
import type { ActivePlaybook } from "./active-playbook.ts";
import type { Playbook } from "./schema.ts";

/** Makes a validated playbook ready for use: look-ups by id, and reply texts with the engine's own behind them. */
export function activatePlaybook(playbook: Playbook, version: number): ActivePlaybook {
  const intents = new Map(playbook.intents.map((intent) => [intent.id, intent]));
  const flows = new Map(playbook.flows.map((flow) => [flow.id, flow]));
  const first = playbook.languages[0] ?? "en";
  const always = { business: playbook.title };
  const answers = [...new Set([...playbook.languages, ...Object.keys(playbook.replies)])];

  const own = (language: string, key: string) => {
    const texts = playbook.replies[language];
    return texts && Object.hasOwn(texts, key) ? texts[key] : undefined;
  };
  const find = (language: string, key: string) =>
    own(language, key) ??
    engineReply(language, key) ??
    own(first, key) ??
    engineReply(first, key) ??
    engineReply("en", key);

  return {
    version,
    playbook,
    intent: (id) => intents.get(id),
    flow: (id) => flows.get(id),
    speaks: (language) => (playbook.languages.includes(language) ? language : first),
    answers,
    answersIn: (language) => (answers.includes(language) ? language : likelyRead(language, answers)),
    say(language, key, values = {}) {
      const text = find(language, key);
      if (text === undefined) {
        throw new AppError(
          "misconfigured",
          `No reply text for "${key}" in "${language}": add it to the playbook's replies.`,
        );
      }
      return fill(text, { ...always, ...values });
    },
    knows: (language, key) => find(language, key) !== undefined,
  };
}
