import type { Clock } from "../contracts/clock.ts";
import type { Identification } from "../contracts/identification.ts";
import type { LanguageModel } from "../contracts/language-model.ts";
import type { ConversationMemory } from "../contracts/memory.ts";
import type { PersonalDataRecognizer } from "../contracts/personal-data-recognizer.ts";
import type { Recordings } from "../contracts/speech.ts";
import type { Tools } from "../contracts/tool.ts";
import type { Translator } from "../contracts/translator.ts";
import type { Vault } from "../contracts/vault.ts";
import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import type { ActivePlaybook } from "../playbook/active-playbook.ts";
import type { PreparedAnswers } from "../prepared/found-answer.ts";
import type { UnderstandingModels } from "../understanding/models.ts";

/** What the stages may use. Built once in app.ts; `playbook`, `models` and `knowledge` are swapped together. */
export interface TurnServices {
  readonly clock: Clock;
  readonly playbook: ActivePlaybook;
  readonly models: UnderstandingModels;
  readonly knowledge: KnowledgeIndex;
  readonly memory: ConversationMemory;
  readonly vault: Vault;
  readonly tools: Tools;
  readonly identification: Identification;
  /** Absent where none are kept: every answer is composed. */
  readonly prepared?: PreparedAnswers;
  /** Absent when no model is configured: everything works without. */
  readonly model?: LanguageModel;
  /** Shows what may already be read of the reply in the making. Absent where the channel cannot. */
  readonly show?: (soFar: string) => void;
  /** Absent when none is configured: customers are offered the languages that reply texts exist in. */
  readonly translator?: Translator;
  /** Absent when no speech model is configured: customers are asked for words. */
  readonly recordings?: Recordings;
  /** Absent when none is configured: rules alone find personal data. */
  readonly recognizer?: PersonalDataRecognizer;
}
