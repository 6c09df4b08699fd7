import { describe, expect, it } from "vitest";
import { changedFact } from "../../../src/core/safety/same-facts.ts";

describe("a translation that keeps all facts passes", () => {
  it.each([
    ["Order NG-10234 costs 4.90 EUR.", "Zamówienie NG-10234 kosztuje 4,90 EUR.", "pl"],
    ["It costs €1,299.00.", "Kosztuje 1 299,00 €.", "pl"],
    ["It costs 49.00 EUR.", "Cela coûte 49 EUR.", "fr"],
    ["Write to ⟨EMAIL_1⟩ or ⟨PHONE_2⟩.", "Napisz na ⟨EMAIL_1⟩ lub ⟨PHONE_2⟩.", "pl"],
    ["It arrives on 26 November 2026.", "Dotrze 26 listopada 2026 r.", "pl"],
    ["It arrives on 26 November 2026.", "2026年11月26日に届きます。", "ja"],
    ["It arrives on 26 November 2026.", "يصل في ٢٦ نوفمبر ٢٠٢٦.", "ar"],
    ["We call between 09:00 and 18:00.", "Wir rufen zwischen 9:00 und 18:00 an.", "de"],
    ["See https://example.com/returns.", "Zobacz https://example.com/returns", "pl"],
    ["You may return it within 30 days.", "Möjligt inom 30 dagar.", "sv"],
    ["I want to talk to a human.", "Chcę rozmawiać z człowiekiem.", "pl"],
    ["You may return up to 2 items.", "Vous pouvez renvoyer 2 articles.", "fr"],
    ["It arrives on 26 November 2026.", "Hàng đến ngày 26 tháng 11 năm 2026.", "vi"],
    ["It arrives on 26 November 2026.", "2026년 11월 26일에 도착합니다.", "ko"],
    ["Our team is back on Monday, 30 November, 09:00.", "Наша команда вернётся в понедельник, 30 ноября, 9:00.", "ru"],
  ])("%s → %s", (original, translated, to) => {
    expect(changedFact(original, "en", translated, to)).toBeUndefined();
  });
});

describe("a translation that lost, changed or added something does not", () => {
  it.each([
    ["token", "Write to ⟨EMAIL_1⟩.", "Napisz na ⟨EMAIL_2⟩."],
    ["token", "Write to ⟨EMAIL_1⟩.", "Napisz na < EMAIL_1 >."],
    ["token", "Write to us.", "Napisz na ⟨EMAIL_1⟩."],
    ["link", "See https://example.com/returns", "Zobacz https://example.com"],
    ["link", "See our page", "Zobacz https://evil.example"],
    ["id", "Order NG-10234 is on its way.", "Zamówienie NG-10243 jest w drodze."],
    ["id", "Order NG-10234 is on its way.", "Zamówienie jest w drodze."],
    ["number", "Within 30 days.", "W ciągu 60 dni."],
    ["number", "It costs 4.90 EUR.", "Kosztuje 490 EUR."],
    ["number", "It costs 1,299.00 EUR.", "Kosztuje 12,99 EUR."],
    ["number", "Two of 3", "Dwa"],
    ["currency", "It costs 5 EUR.", "Kosztuje 5 USD."],
    ["currency", "It costs 5 EUR.", "Kosztuje 5."],
    ["date", "It arrives on 26 May 2026.", "Dotrze 26 marca 2026 r."],
  ])("%s: %s → %s", (kind, original, translated) => {
    expect(changedFact(original, "en", translated, "pl")).toBe(kind);
  });
});
