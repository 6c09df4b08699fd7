import { startFake } from "../support/child.ts";

export interface FakeProxy extends AsyncDisposable {
  /** What the world calls the product: another host and port, and a path in front. */
  readonly publicUrl: string;
  /** Where the product really listens, and the share of answers that are lost. */
  behave(how: { readonly target?: string; readonly losesAnswers?: number }): Promise<void>;
  state(): Promise<{ readonly passed: number; readonly lost: number }>;
}

export async function startFakeProxy(): Promise<FakeProxy> {
  const fake = await startFake("test/fakes/proxy/main.ts", []);
  return {
    publicUrl: `${fake.url.replace("127.0.0.1", "localhost")}/support`,
    behave: async (how) => void (await fake.control("behave", how)),
    state: async () => (await fake.look("state")) as Awaited<ReturnType<FakeProxy["state"]>>,
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}
