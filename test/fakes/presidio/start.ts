import { startFake } from "../support/child.ts";

export interface FakePresidio extends AsyncDisposable {
  /** For NER_URL. */
  readonly url: string;
  /** What it takes for an entity from now on. */
  knows(words: Readonly<Record<string, { readonly entity_type: string; readonly score: number }>>): Promise<void>;
  behave(behaviour: { readonly status?: number; readonly delayMs?: number; readonly body?: unknown }): Promise<void>;
  asked(): Promise<
    readonly { readonly text: string; readonly language: string; readonly entities: readonly string[] }[]
  >;
}

export async function startFakePresidio(): Promise<FakePresidio> {
  const fake = await startFake("test/fakes/presidio/main.ts", []);
  return {
    url: fake.url,
    knows: async (words) => void (await fake.control("lexicon", words)),
    behave: async (behaviour) => void (await fake.control("behave", behaviour)),
    asked: async () => (await fake.look("asked")) as Awaited<ReturnType<FakePresidio["asked"]>>,
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}
