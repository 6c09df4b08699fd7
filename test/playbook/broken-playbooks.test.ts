import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { checkPlaybook, parsePlaybook } from "../../src/playbook/parse-playbook.ts";

type Json = Record<string, unknown>;

/** A playbook that is fine; each case below breaks one thing. */
const fine = (): Json => ({
  name: "bakery",
  languages: ["en", "es"],
  intents: [
    {
      id: "order_cake",
      kind: "action",
      category: "orders",
      examples: { en: ["a cake please"], es: ["una tarta"] },
      flow: "cake",
    },
    { id: "allergens", policyType: "allergens", examples: ["is there nut in it"] },
  ],
  flows: [
    {
      id: "cake",
      slots: [
        { name: "order", type: "order" },
        { name: "size", type: "choice", choices: ["small", "large"] },
      ],
      tool: "create_ticket",
      args: { subject: "Cake {size} for {order}", details: "{message}" },
      reply: "cake",
    },
  ],
  sources: [
    { id: "nuts", title: "Nuts", text: "All cakes may contain nuts.", tier: "gold", policyType: "allergens" },
    {
      id: "nuts.es",
      title: "Frutos secos",
      text: "Puede contener.",
      tier: "gold",
      language: "es",
      translationOf: "nuts",
    },
    { id: "carrot", title: "Carrot cake", text: "It has carrots.", tier: "silver", productIds: ["carrot-cake"] },
  ],
  graph: {
    nodes: [
      { id: "cakes", kind: "category", name: "Cakes" },
      { id: "carrot-cake", kind: "product", name: "Carrot cake", parents: ["cakes"] },
    ],
    policies: [{ type: "allergens", on: "cakes", source: "nuts" }],
  },
  entities: [{ id: "order", pattern: "\\bC-\\d{4}\\b" }],
  replies: { en: { cake: "Noted as {ticketId}." }, es: { cake: "Anotado como {ticketId}." } },
  demo: {
    customers: [{ id: "c1", name: "Ada", email: "ada@example.com" }],
    orders: [
      {
        id: "C-1001",
        customer: "c1",
        status: "paid",
        currency: "EUR",
        placedDaysAgo: 1,
        lines: [{ id: "l1", product: "carrot-cake", title: "Carrot cake", quantity: 1, unitCents: 900 }],
      },
    ],
  },
});

function problemsOf(playbook: unknown): string {
  try {
    parsePlaybook(playbook);
  } catch (error) {
    if (error instanceof AppError && error.kind === "invalid_input") return error.message;
    throw error;
  }
  return "";
}

/** Follows keys and positions to the value before the last step, and sets it. */
function broken(path: readonly (string | number)[], value: unknown): Json {
  const playbook = fine();
  let at: unknown = playbook;
  for (const step of path.slice(0, -1)) at = (at as Json)[step];
  (at as Json)[path.at(-1) ?? ""] = value;
  return playbook;
}

const duplicate = (list: string): Json => {
  const playbook = fine();
  const items = playbook[list] as unknown[];
  return { ...playbook, [list]: [...items, items[0]] };
};

describe("a broken playbook is refused with place, problem and remedy", () => {
  const cases: readonly [what: string, playbook: unknown, place: string, says: RegExp][] = [
    ["is no object", "hello", "playbook", /expected object/],
    ["has no intents", broken(["intents"], []), "intents", /at least 1/],
    ["has an unknown setting", broken(["titel"], "x"), "titel", /not a setting.*spelling/],
    ["has an id with a space", broken(["intents", 1, "id"], "a b"), "intents[1].id", /letters, digits/],
    [
      "has an unknown kind of intent",
      broken(["intents", 1, "kind"], "wish"),
      "intents[1].kind",
      /question, problem, action/,
    ],
    [
      "has a demo booking of nobody, for something that cannot be booked",
      broken(
        ["demo", "bookings"],
        [
          {
            id: "B-1",
            customer: "c9",
            product: "carrot-cake",
            startsInDays: 3,
            time: "10:00",
            travellers: 1,
            unitCents: 5,
          },
        ],
      ),
      "demo.bookings[0].customer",
      /belongs to "c9".*Add the customer[\s\S]*demo\.tours does not have/,
    ],
    [
      "has a demo tour that is no product",
      broken(
        ["demo", "tours"],
        [
          {
            product: "carot-cake",
            times: ["10:00"],
            places: 5,
            meetingPoint: { en: "here" },
            terms: { changeUntilHours: 1 },
          },
        ],
      ),
      "demo.tours[0].product",
      /no product of the graph.*carrot-cake/,
    ],
    [
      "has an intent without examples",
      broken(["intents", 1, "examples"], []),
      "intents[1].examples",
      /no examples.*20/,
    ],
    [
      "has examples in a language it does not speak",
      broken(["intents", 1, "examples"], { fr: ["noix"] }),
      "intents[1].examples.fr",
      /"fr".*languages/,
    ],
    ["has an intent twice", duplicate("intents"), "intents[2].id", /"order_cake" is there twice/],
    ["has a source twice", duplicate("sources"), "sources[3].id", /twice/],
    [
      "leads to a flow that is not there",
      broken(["intents", 0, "flow"], "cakes"),
      "intents[0].flow",
      /does not exist.*Did you mean "cake"/,
    ],
    ["has a flow that does nothing", broken(["flows", 0], { id: "cake" }), "flows[0]", /does nothing/],
    [
      "has a slot that nothing fills",
      broken(["flows", 0, "slots", 0, "type"], "ordre"),
      "flows[0].slots[0].type",
      /nothing fills.*Did you mean "order"/,
    ],
    [
      "has a choice without choices",
      broken(["flows", 0, "slots", 1], { name: "size", type: "choice" }),
      "flows[0].slots[1]",
      /without choices/,
    ],
    [
      "fills an argument from a slot that is not there",
      broken(["flows", 0, "args"], { subject: "{colour}" }),
      "flows[0].args.subject",
      /\{colour\}/,
    ],
    [
      "names a list that is not described",
      broken(["flows", 0, "slots", 0, "from"], "list"),
      "flows[0].slots[0]",
      /not described/,
    ],
    [
      "is about a product that is not there",
      broken(["sources", 2, "productIds"], ["carot-cake"]),
      "sources[2].productIds[0]",
      /not in the graph.*Did you mean "carrot-cake"/,
    ],
    [
      "translates a source that is not there",
      broken(["sources", 1, "translationOf"], "nutz"),
      "sources[1].translationOf",
      /does not exist.*"nuts"/,
    ],
    [
      "translates into the same language",
      broken(["sources", 1, "language"], "en"),
      "sources[1].translationOf",
      /same language/,
    ],
    [
      "has a source in a language it does not speak",
      broken(["sources", 2, "language"], "fr"),
      "sources[2].language",
      /does not speak/,
    ],
    [
      "makes a customer's tip a policy",
      broken(["sources", 2], { id: "tip", title: "T", text: "x", tier: "bronze", policyType: "allergens" }),
      "sources[2].policyType",
      /not gold/,
    ],
    [
      "has a parent that is not there",
      broken(["graph", "nodes", 1, "parents"], ["cake"]),
      "graph.nodes[1].parents[0]",
      /does not exist/,
    ],
    [
      "has a circle of parents",
      broken(["graph", "nodes", 0, "parents"], ["cakes"]),
      "graph.nodes[0].parents",
      /its own ancestor/,
    ],
    [
      "has a policy on nothing",
      broken(["graph", "policies", 0, "on"], "pies"),
      "graph.policies[0].on",
      /no node.*global/,
    ],
    [
      "has a policy without its source",
      broken(["graph", "policies", 0, "source"], "nut"),
      "graph.policies[0].source",
      /does not exist/,
    ],
    [
      "has a pattern that does not compile",
      broken(["entities", 0, "pattern"], "C-(\\d"),
      "entities[0].pattern",
      /does not compile/,
    ],
    [
      "has a pattern that hostile text makes endless",
      broken(["entities", 0, "pattern"], "(C+)+-\\d"),
      "entities[0].pattern",
      /already varies/,
    ],
    [
      "has a pattern that fits nothing at all",
      broken(["entities", 0, "pattern"], "\\d*"),
      "entities[0].pattern",
      /fits an empty text/,
    ],
    [
      "has replies in something that is no language",
      broken(["replies", "zz"], { cake: "Noté." }),
      "replies.zz",
      /is no language/,
    ],
    [
      "misspells a placeholder in a translation",
      broken(["replies", "es", "cake"], "Anotado: {ticketID}."),
      "replies.es.cake",
      /\{ticketID\}.*Did you mean "ticketId"/,
    ],
    [
      "has a broken placeholder",
      broken(["replies", "en", "cake"], "Noted as {ticket id."),
      "replies.en.cake",
      /broken placeholder/,
    ],
    [
      "has a broken optional part",
      broken(["replies", "en", "cake"], "Noted[[ as {ticketId}."),
      "replies.en.cake",
      /optional part/,
    ],
    ["is in a time zone that is none", broken(["timeZone"], "Berlin"), "timeZone", /not a time zone/],
    [
      "closes before it opens",
      broken(["hours"], { days: { 1: ["18:00", "09:00"] } }),
      "hours.days.1",
      /before it opens/,
    ],
    ["keeps a category for people that no intent has", broken(["humanOnly"], ["legal"]), "humanOnly[0]", /"legal"/],
    [
      "has an order of a customer who is not there",
      broken(["demo", "orders", 0, "customer"], "c9"),
      "demo.orders[0].customer",
      /"c9"/,
    ],
    [
      "has an order of a product that is not there",
      broken(["demo", "orders", 0, "lines", 0, "product"], "pie"),
      "demo.orders[0].lines[0].product",
      /no product/,
    ],
    ["has a threshold that is no share", broken(["thresholds"], { intent: 70 }), "thresholds.intent", /at most 1/],
    ["has a reply that is no text", broken(["replies", "en", "cake"], 7), "replies.en.cake", /string/],
  ];

  it.each(cases)("when it %s", (_what, playbook, place, says) => {
    const message = problemsOf(playbook);
    expect(message).toContain(`\n${place}: `);
    expect(message).toMatch(says);
  });

  it("lists every problem at once", () => {
    const playbook = { ...broken(["timeZone"], "Berlin"), humanOnly: ["legal"] };
    expect(problemsOf(playbook)).toMatch(/^The playbook has 2 problems:\n.+\n.+$/);
  });

  it("gives callers the field and the remedy of the first problem", () => {
    expect(() => parsePlaybook(broken(["timeZone"], "Berlin"))).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ field: "timeZone", remedy: expect.stringContaining("Europe/Berlin") }),
      }),
    );
  });
});

describe("a playbook whose policy table does not come out as written", () => {
  const table = (cases: readonly Json[]): Json => ({
    ...fine(),
    policy: { tests: [{ tool: "process_refund", given: { amountCents: 100, refundableCents: 100 }, cases }] },
  });

  it("is refused with the case, what came out and what was expected", () => {
    expect(problemsOf(table([{ name: "a refund without a history", expect: "allow" }]))).toMatch(
      /policy\.tests\[0\]\.cases\[0\].*"a refund without a history" comes out as deny by facts-missing, not as allow/,
    );
    expect(problemsOf(table([{ name: "the same", expect: "deny", rule: "facts-missing" }]))).toBe("");
  });

  it("says so when two rules have one name, or a rule would allow something", () => {
    const rule = { name: "late", when: { daysSinceDelivery: { over: 9 } }, decide: "deny" };
    expect(problemsOf({ ...fine(), policy: { rules: [rule, rule] } })).toMatch(/two rules are called "late"/);
    expect(problemsOf({ ...fine(), policy: { rules: [{ ...rule, decide: "allow" }] } })).toMatch(
      /policy\.rules\[0\]\.decide/,
    );
  });
});

describe("questions whose answer is not there", () => {
  const asked = (question: Json): readonly string[] =>
    checkPlaybook({ ...fine(), questions: [{ ask: ["any nuts?"], ...question }] }).warnings.filter((one) =>
      one.startsWith("questions"),
    );

  it.each<[string, Json, RegExp]>([
    ["of a source that does not exist", { source: "nut", says: "nuts" }, /no source "nut".*nuts/s],
    [
      "of a language that has no translation",
      { source: "carrot", says: "carrots", language: "es" },
      /no source "carrot"/,
    ],
    ["of words that no longer stand there", { source: "nuts", says: "walnuts" }, /does not say "walnuts"/],
  ])("are advice and refuse nothing: %s", (_name, question, expected) => {
    expect(asked(question).join("\n")).toMatch(expected);
  });

  it("count in the original and in its translation, across line breaks", () => {
    expect(asked({ source: "nuts", says: "may contain  nuts" })).toEqual([]);
    expect(asked({ source: "nuts", says: "Puede contener", language: "es" })).toEqual([]);
  });
});

describe("a playbook that is fine", () => {
  it("is taken, with defaults for what it leaves out", () => {
    const playbook = parsePlaybook(fine());
    expect(playbook.thresholds.refundLimitCents).toBe(50_000);
  });

  it("needs nothing but name, languages and intents", () => {
    const playbook = parsePlaybook({
      name: "tiny",
      languages: ["en"],
      intents: [{ id: "hours", examples: ["when are you open"] }],
    });
    expect(playbook.intents[0]?.kind).toBe("question");
  });

  it("may bring sources about products without a graph", () => {
    const playbook = {
      name: "tiny",
      languages: ["en"],
      intents: [{ id: "a", examples: ["b"] }],
      sources: [{ id: "s", title: "S", text: "t", tier: "silver", productIds: ["p"] }],
    };
    expect(parsePlaybook(playbook).sources).toHaveLength(1);
  });

  it("gives a translation the products of its original", () => {
    const playbook = fine();
    const sources = [
      ...(playbook.sources as Json[]),
      { id: "carrot.es", title: "Zanahoria", text: "Tiene.", tier: "silver", language: "es", translationOf: "carrot" },
    ];
    expect(parsePlaybook({ ...playbook, sources }).sources.at(-1)?.productIds).toEqual(["carrot-cake"]);
  });
});

describe("whatever comes in", () => {
  it("is taken or refused as invalid input, never a crash", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => typeof problemsOf(input) === "string"),
      { numRuns: 200 },
    );
    const paths = [
      ["intents"],
      ["intents", 0],
      ["flows", 0, "slots"],
      ["sources", 1],
      ["graph", "nodes"],
      ["replies"],
      ["entities", 0],
      ["demo"],
      ["hours"],
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.jsonValue(),
        (path, value) => typeof problemsOf(broken(path, value)) === "string",
      ),
      { numRuns: 500 },
    );
  });

  it("may use any word as a reply key", () => {
    expect(problemsOf(broken(["replies", "es", "constructor"], "Hola {x}"))).toBe("");
  });
});
