import type { Playbook } from "../../core/playbook/schema.ts";

/** A page of the business with the widget on it. Made from whatever playbook is in force. */
export function demoPage(playbook: Playbook): string {
  const { title, languages, graph, demo } = playbook;
  const language = languages[0] ?? "en";
  const products = spreadBy(
    graph.nodes.filter((node) => node.kind === "product"),
    (node) => node.parents[0] ?? "",
  ).slice(0, 8);
  const categoryOf = new Map(graph.nodes.map((node) => [node.id, node.name]));
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · demo</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo/demo.css">
<script src="/demo/demo.js" defer></script>
<script src="/widget.js" data-account="default" defer></script>
</head>
<body>
<header class="top">
  <a class="brand" href="/demo"><span class="mark" aria-hidden="true">${escapeHtml(initials(title))}</span>${escapeHtml(title)}</a>
  <nav aria-label="Language">${languages.map((code) => `<button type="button" class="lang" data-language="${escapeHtml(code)}"${code === language ? ' aria-pressed="true"' : ""}>${escapeHtml(code.toUpperCase())}</button>`).join("")}</nav>
</header>
<main>
  <section class="hero">
    <p class="eyebrow">Live demo</p>
    <h1>How can ${escapeHtml(title)} help you today?</h1>
    <p class="lead">Ask in your own words. The assistant answers from this business's own sources, acts only with proof and confirmation, and passes you to a person when it should.</p>
    <div class="asks">${suggestedQuestions(playbook)
      .map(
        (question) =>
          `<button type="button" class="ask" data-ask="${escapeHtml(question.text)}" data-language="${escapeHtml(question.language)}">${escapeHtml(question.text)}</button>`,
      )
      .join("")}</div>
  </section>
  ${products.length > 0 ? `<section aria-labelledby="offer"><h2 id="offer">What people ask about</h2><ul class="cards">${products.map((product) => card(product.name, categoryOf.get(product.parents[0] ?? ""))).join("")}</ul></section>` : ""}
  ${
    demo.orders.length > 0
      ? `<section aria-labelledby="data"><h2 id="data">Demo data you can mention</h2><div class="table"><table><thead><tr><th scope="col">Number</th><th scope="col">Status</th><th scope="col">Contents</th><th scope="col">E-mail on file</th></tr></thead><tbody>${demo.orders
          .slice(0, 8)
          .map((order) => orderRow(playbook, order))
          .join("")}</tbody></table></div></section>`
      : ""
  }
</main>
<footer>Running on Switchboard. Agents work in the <a href="/console">console</a>; programs use the <a href="/openapi.json">public API</a>.</footer>
</body>
</html>
`;
}

const SUGGESTIONS = 5;

/** A few things a customer of this business would say, in each language: one an intent, from as many categories as there are. */
function suggestedQuestions({ intents, languages }: Playbook): readonly Suggestion[] {
  const usual = intents.filter(
    (intent) => intent.reply === undefined && intent.kind !== "feedback" && intent.kind !== "escalate",
  );
  const spread = spreadBy(usual, (intent) => intent.category);
  return languages.flatMap((language, place) => {
    const said = spread.flatMap(({ examples }) => {
      const own = Array.isArray(examples) ? (place === 0 ? examples : []) : (examples[language] ?? []);
      return readable(own).slice(0, 1);
    });
    const questions = said.filter(isQuestion);
    return [...questions, ...said.filter((text) => !isQuestion(text))]
      .slice(0, SUGGESTIONS)
      .map((text) => ({ text, language }));
  });
}

interface Suggestion {
  readonly text: string;
  readonly language: string;
}

const isQuestion = (text: string): boolean => text.endsWith("?");

/** Examples that fit on a button, whole questions first. */
function readable(examples: readonly string[]): readonly string[] {
  const fitting = examples.filter((text) => text.length >= 16 && text.length <= 64 && !/[{}⟨⟩]/.test(text));
  const neat = [...fitting.filter((text) => /^[\p{Lu}¿¡]/u.test(text)), ...fitting];
  return [...neat.filter(isQuestion), ...neat];
}

/** First one of each group, then the second ones, and so on. */
function spreadBy<T>(items: readonly T[], group: (item: T) => string): readonly T[] {
  const seen = new Map<string, number>();
  const ranked = items.map((item) => {
    const rank = seen.get(group(item)) ?? 0;
    seen.set(group(item), rank + 1);
    return { item, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

const card = (name: string, category: string | undefined): string =>
  `<li class="card"><span class="swatch" aria-hidden="true">${escapeHtml(initials(name))}</span><strong>${escapeHtml(name)}</strong>${category ? `<span class="muted">${escapeHtml(category)}</span>` : ""}</li>`;

function orderRow(playbook: Playbook, order: Playbook["demo"]["orders"][number]): string {
  const customer = playbook.demo.customers.find((candidate) => candidate.id === order.customer);
  const contents = order.lines
    .map((line) => (line.quantity > 1 ? `${line.quantity} × ${line.title}` : line.title))
    .join(", ");
  return `<tr><td><code>${escapeHtml(order.id)}</code></td><td>${escapeHtml(order.status)}</td><td>${escapeHtml(contents)}</td><td>${escapeHtml(customer?.email ?? "")}</td></tr>`;
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => /^\p{L}|^\p{N}/u.test(word))
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
