import type { Texts } from "../texts.ts";
import { h } from "./dom.ts";

/** Asks for a score from 1 to 5, and thanks for it. */
export function createRatingView(rate: (score: number) => void) {
  const root = h("div", { class: "rating", role: "group", hidden: true });
  let shown = "";
  return {
    root,
    render(state: "ask" | "given" | "none", texts: Texts): void {
      const made = `${state} ${texts.rate}`;
      if (made === shown) return;
      shown = made;
      root.hidden = state === "none";
      root.setAttribute("aria-label", texts.rate);
      root.replaceChildren(
        h("span", { role: "status" }, state === "given" ? texts.rated : texts.rate),
        ...(state === "ask" ? [1, 2, 3, 4, 5].map((score) => scoreButton(score, texts)) : []),
      );
    },
  };

  function scoreButton(score: number, texts: Texts): HTMLElement {
    const button = h("button", { type: "button", class: "score", "aria-label": texts.score(score) }, String(score));
    button.addEventListener("click", () => rate(score));
    return button;
  }
}
