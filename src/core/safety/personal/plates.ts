import { anyOf, findAnnounced } from "./announced.ts";
import type { PersonalSpan } from "./span.ts";

const plateWords = anyOf(
  "licen[cs]e ?plates?|number ?plates?|plates?(?: number)?|vehicle registration|car registration|registration(?: number)?",
  "kfz-?kennzeichen|kennzeichen|nummernschild\\p{L}*",
  "matr[ií]culas?|placas?|plaques?(?: d['’]immatriculation)?|immatriculations?|targa|targhe",
);
const carWords = anyOf(
  "car|van|vehicle|auto|wagen|fahrzeug|pkw|coche|carro|veh[ií]culo|voiture|v[eé]hicule|macchina|automobile|ve[ií]culo",
);

/** German, French and Italian, Spanish, British and Portuguese plates. */
const national =
  /^(?:[A-ZÄÖÜ]{1,3}[A-Z]{1,2}\d{1,4}[EH]?|[A-Z]{2}\d{3}[A-Z]{2}|\d{4}[BCDFGHJKLMNPRSTVWXYZ]{3}|[A-Z]{2}\d{2}[A-Z]{3}|[A-Z]{2}\d{2}[A-Z]{2})$/;
const isPlate = (value: string): boolean => /^(?=.*\d)(?=.*\p{L})[\p{L}\d]{4,9}$/u.test(value);

/** Licence plates: behind words for a plate any code of letters and digits, behind words for a car one of a country's shape. */
export function findPlates(text: string): PersonalSpan[] {
  return [
    ...findAnnounced(text, plateWords, isPlate),
    ...findAnnounced(text, carWords, (value) => national.test(value), 40),
  ].map((code) => ({ kind: "plate" as const, ...code }));
}
