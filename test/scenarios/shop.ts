import type { Scenario } from "./scenario.ts";
import { shopInGerman } from "./shop.de.ts";
import { shopInEnglish } from "./shop.en.ts";
import { shopInSpanish } from "./shop.es.ts";

/** What the shop's customers ask for, in three languages. Facts are those of playbooks/shop. */
export const shopScenarios: readonly Scenario[] = [...shopInEnglish, ...shopInSpanish, ...shopInGerman];
