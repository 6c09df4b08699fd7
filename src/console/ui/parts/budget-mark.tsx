import { Badge, Tooltip } from "@mantine/core";
import { useModelSpend } from "../data/queries.ts";
import { useTexts } from "../texts/texts.tsx";

/** From here on the log warns as well, and the cheapest model is asked first; see models/budget.ts. */
const ALERT_SHARE = 0.8;

/** Says when most of the day's money for language models is gone; nothing before. */
export function BudgetMark() {
  const { t } = useTexts();
  const { spentUsd = 0, limitUsd } = useModelSpend().data ?? {};
  if (limitUsd === undefined || spentUsd < limitUsd * ALERT_SHARE) return null;
  const percent = limitUsd === 0 ? 100 : Math.min(100, Math.round((spentUsd / limitUsd) * 100));
  return (
    <Tooltip label={t("budget.hint")} multiline maw={300}>
      <Badge color="orange" variant="light" tt="none" role="status" style={{ flexShrink: 0 }}>
        {t("budget.tight", { percent })}
      </Badge>
    </Tooltip>
  );
}
