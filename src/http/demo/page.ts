import type { Playbook } from "../../core/playbook/schema.ts";

/** A page of the business with the widget on it. Made from whatever playbook is in force. */
export function demoPage(playbook: Playbook): string {
  const { title, languages, graph, demo } = playbook;
  const language = languages[0] ?? "en";
  const products = graph.nodes.filter((node) => node.kind === "product").slice(0, 8);
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

/** A few things a customer of this business would say: one example of several intents, first those that knowledge answers. */
function suggestedQuestions(playbook: Playbook): readonly { readonly text: string; readonly language: string }[] {
  const own = playbook.languages[0] ?? "en";
  const usual = playbook.intents.filter(
    (intent) => intent.reply === undefined && intent.kind !== "feedback" && intent.kind !== "escalate",
  );
  const ordered = [
    ...usual.filter((intent) => intent.kind === "action"),
    ...usual.filter((intent) => intent.kind !== "action"),
  ];
  const spread = onePerCategory(ordered).concat(ordered);
  const questions = playbook.languages.flatMap((language) =>
    [...new Set(spread)]
      .flatMap((intent) => {
        const examples = Array.isArray(intent.examples)
          ? language === own
            ? intent.examples
            : []
          : (intent.examples[language] ?? []);
        const text = examples.find(
          (example) => example.length >= 12 && example.length <= 70 && !/[{}⟨⟩]/.test(example),
        );
        return text ? [{ text, language }] : [];
      })
      .slice(0, 5),
  );
  return questions;
}

function onePerCategory<T extends { readonly category: string }>(intents: readonly T[]): readonly T[] {
  const seen = new Map<string, T>();
  for (const intent of intents) if (!seen.has(intent.category)) seen.set(intent.category, intent);
  return [...seen.values()];
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
