import type { PersonalSpan } from "../safety/personal/span.ts";

/**
 * Finds names, addresses and the like in running text, where rules cannot: a service of its own, such as Presidio.
 * Absent from the engine's services when none is configured.
 */
export interface PersonalDataRecognizer {
  /**
   * Spans in UTF-16 units of `text`; none for a language that the service does not know. Undefined when the service
   * did not answer in time: the rules alone then decide. Never throws.
   */
  recognize(request: {
    readonly text: string;
    readonly language: string;
  }): Promise<readonly PersonalSpan[] | undefined>;
}
