import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { de } from "./de.ts";
import { en, type TextKey } from "./en.ts";
import { es } from "./es.ts";

const tables = { en, es, de } as const;
export type ConsoleLanguage = keyof typeof tables;
export const languageNames: Readonly<Record<ConsoleLanguage, string>> = { en: "English", es: "Español", de: "Deutsch" };

export interface Texts {
  readonly language: ConsoleLanguage;
  setLanguage(language: ConsoleLanguage): void;
  t(key: TextKey, values?: Readonly<Record<string, string | number>>): string;
  /** For keys made at run time (a reason, a state): the text, or the word itself when nobody translated it. */
  word(
    group:
      | "owner"
      | "reason"
      | "step"
      | "author"
      | "delivery"
      | "todo"
      | "refused"
      | "outcome"
      | "tool"
      | "notice"
      | "line"
      | "prepare"
      | "prepared-state"
      | "origin"
      | "preference"
      | "source-state",
    value: string,
  ): string;
  time(iso: string): string;
  moment(iso: string): string;
  /** A day such as `2026-11-25`, which is the same day wherever it is read. */
  day(day: string): string;
  /** "tomorrow", "3 months ago": days from today, forwards or, when negative, back. */
  daysAway(days: number): string;
  /** "4 min", "2 h": how long ago, or how long still. */
  span(ms: number): string;
}

const TextsContext = createContext<Texts | undefined>(undefined);

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("useTexts needs TextsProvider around it");
  return texts;
}

const STORED = "switchboard.language";
const isLanguage = (value: string | null | undefined): value is ConsoleLanguage =>
  value != null && Object.hasOwn(tables, value);

function firstLanguage(): ConsoleLanguage {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find(isLanguage) ?? "en";
}

export function TextsProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  const texts = useMemo(() => {
    document.documentElement.lang = language;
    return textsFor(language, (next) => {
      localStorage.setItem(STORED, next);
      setLanguage(next);
    });
  }, [language]);
  return <TextsContext value={texts}>{children}</TextsContext>;
}

function textsFor(language: ConsoleLanguage, setLanguage: (language: ConsoleLanguage) => void): Texts {
  const table: Readonly<Record<string, string>> = tables[language];
  const fill = (text: string, values: Readonly<Record<string, string | number>> = {}): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const unit = (value: number, name: "second" | "minute" | "hour" | "day"): string =>
    new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "short" }).format(value);

  return {
    language,
    setLanguage,
    t: (key, values) => fill(table[key] ?? key, values),
    word: (group, value) => table[`${group}.${value}`] ?? value,
    time: (iso) => clock.format(new Date(iso)),
    moment: (iso) => moment.format(new Date(iso)),
    day: (iso) => day.format(new Date(`${iso}T00:00:00Z`)),
    daysAway(days) {
      if (Math.abs(days) < 45) return relative.format(days, "day");
      if (Math.abs(days) < 548) return relative.format(Math.round(days / 30.44), "month");
      return relative.format(Math.round(days / 365.25), "year");
    },
    span(ms) {
      const seconds = Math.max(0, Math.round(ms / 1000));
      if (seconds < 60) return unit(seconds, "second");
      if (seconds < 3_600) return unit(Math.floor(seconds / 60), "minute");
      if (seconds < 86_400) return unit(Math.floor(seconds / 3_600), "hour");
      return unit(Math.floor(seconds / 86_400), "day");
    },
  };
}
