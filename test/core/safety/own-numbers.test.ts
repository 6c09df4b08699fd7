import path from "node:path";
import { expect, it } from "vitest";
import { findPersonalData } from "../../../src/core/safety/personal-data.ts";
import { loadPlaybookFolder } from "../../../src/playbook/load-folder.ts";
import { toursPlaybook } from "../turn/tours-playbook.ts";

const wordings = [
  "where is {}?",
  "order number {} please, it was 129.90 EUR on 2026-11-03",
  "mi pedido {} no ha llegado, lo pedí el 3.11.2026",
  "Bestellung {} bitte an mich, 2 Stück",
  "la commande {} et la {}",
  "il mio ordine è {} grazie",
  "call me about {}",
  "my card was charged twice for {}",
  "{}",
];

it("an order or booking number of the playbook is never masked, however it is written", async () => {
  const shop = await loadPlaybookFolder(path.resolve("playbooks/shop"));
  const spelled = (letters: string, number: string) => [
    `${letters}-${number}`,
    `${letters.toLowerCase()}-${number}`,
    `${letters} ${number}`,
    `${letters.toLowerCase()}${number}`,
    `#${letters}-${number}`,
  ];
  const masked: string[] = [];
  for (let n = 10_000; n < 100_000; n += 997) {
    const ids = [
      ...spelled("NG", String(n)).map((id) => ({ id, playbook: shop })),
      ...spelled("TR", String(n).slice(1)).map((id) => ({ id, playbook: toursPlaybook })),
    ];
    for (const { id, playbook } of ids) {
      const text = wordings[n % wordings.length]?.replaceAll("{}", id) ?? id;
      const found = findPersonalData(text, playbook);
      if (found.length > 0) masked.push(`${text}: ${JSON.stringify(found)}`);
    }
  }
  expect(masked).toEqual([]);
});
