import { startFake } from "../support/child.ts";

export const faults = ["hang", "hang-up", "500", "429", "page", "one-less", "redirect"] as const;
export type LibreTranslateFault =
  | (typeof faults)[number]
  | "loses-tokens"
  | "breaks-tokens"
  | "changes-numbers"
  | "drops-links";

export interface LibreTranslateCall {
  readonly texts: readonly string[];
  readonly source: string;
  readonly target: string;
  readonly format: string;
}

export interface FakeLibreTranslate extends AsyncDisposable {
  /** For TRANSLATOR_URL and TRANSLATOR_API_KEY. */
  readonly url: string;
  readonly apiKey: string;
  /** Sentences it translates so from now on; any other only gets the target language in front. */
  teach(sentences: Readonly<Record<string, string>>): Promise<void>;
  fail(fault?: LibreTranslateFault): Promise<void>;
  calls(): Promise<readonly LibreTranslateCall[]>;
}

export async function startFakeLibreTranslate(apiKey = "translator-key-for-tests"): Promise<FakeLibreTranslate> {
  const fake = await startFake("test/fakes/libretranslate/main.ts", [apiKey]);
  return {
    url: fake.url,
    apiKey,
    teach: async (sentences) => void (await fake.control("teach", sentences)),
    fail: async (fault) => void (await fake.control("fault", fault ? { fault } : {})),
    calls: async () => (await fake.look("calls")) as readonly LibreTranslateCall[],
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}
