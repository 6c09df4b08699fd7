import { VisuallyHidden } from "@mantine/core";
import { useTexts } from "../texts/texts.tsx";

const DAY_MS = 86_400_000;

/** How far a day is from today; the day itself on hover, and read out. Both days are such as `2026-11-25`. */
export function RelativeDay({ day, today }: { readonly day: string; readonly today: string }) {
  const { day: exact, daysAway } = useTexts();
  const away = daysAway(Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS));
  return (
    <time dateTime={day} title={exact(day)} style={{ whiteSpace: "nowrap" }}>
      {away}
      <VisuallyHidden> ({exact(day)})</VisuallyHidden>
    </time>
  );
}

/** The same of a moment, by the reader's own calendar. */
export function RelativeMoment({ at }: { readonly at: string }) {
  const { moment, daysAway } = useTexts();
  const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((midnight(new Date(at)) - midnight(new Date())) / DAY_MS);
  return (
    <time dateTime={at} title={moment(at)} style={{ whiteSpace: "nowrap" }}>
      {daysAway(days)}
      <VisuallyHidden> ({moment(at)})</VisuallyHidden>
    </time>
  );
}
