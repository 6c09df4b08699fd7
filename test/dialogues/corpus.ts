import { clarifications } from "./clarifications.ts";
import { corrections } from "./corrections.ts";
import type { Dialogue } from "./dialogue.ts";
import { known } from "./known.ts";
import { products } from "./products.ts";
import { references } from "./references.ts";
import { topics } from "./topics.ts";

export const dialogues: readonly Dialogue[] = [
  ...known,
  ...references,
  ...corrections,
  ...topics,
  ...clarifications,
  ...products,
];
