import { Drawer, Group, Stack, Text, Title } from "@mantine/core";
import type { SourceAnswer } from "../../api/wire.ts";
import { type SourceRow, useSource } from "../data/knowledge.ts";
import { Failed, Loading } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";
import { SourceStateBadge } from "./source-state.tsx";

type Opened = SourceAnswer["source"];

/** One source beside the table. Escape closes it and gives the focus back, for which it stays mounted. */
export function SourceDrawer({
  source,
  opened,
  onClose,
}: {
  readonly source: SourceRow | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="lg"
      title={source && <strong lang={source.language}>{source.title}</strong>}
      closeButtonProps={{ "aria-label": t("knowledge.close") }}
      // A page has one banner, and a dialog's header is none.
      attributes={{ header: { role: "none" } }}
    >
      {source && <Inside source={source} />}
    </Drawer>
  );
}

/** What it says and for which products it decides. */
function Inside({ source }: { readonly source: SourceRow }) {
  const { t } = useTexts();
  const { data, error, isPending, refetch } = useSource(source.id);
  const { id, language, tier, version, translationOf, category } = source;
  return (
    <Stack>
      <Group gap="xs">
        <SourceStateBadge state={source.state} />
        <Text size="sm" c="dimmed">
          {[
            id,
            t(`tier.${tier}`),
            language,
            t("knowledge.version", { version }),
            ...(category ? [t("knowledge.category", { category })] : []),
            ...(translationOf ? [t("knowledge.translates", { source: translationOf })] : []),
          ].join(" · ")}
        </Text>
      </Group>
      {isPending && <Loading />}
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <section aria-label={t("knowledge.text")}>
            <Title order={3} size="h6">
              {t("knowledge.text")}
            </Title>
            <Text size="sm" lang={language} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
              {data.source.text}
            </Text>
          </section>
          {data.source.reach.map((reach) => (
            <Reach key={reach.type} reach={reach} />
          ))}
          {data.source.reach.length === 0 && (
            <Text size="sm" c="dimmed">
              {t(whyNone(data.source))}
            </Text>
          )}
        </>
      )}
    </Stack>
  );
}

function whyNone({ tier, state }: Opened) {
  if (tier === "bronze") return "knowledge.reach-tip";
  return state === "expired" ? "knowledge.reach-over" : "knowledge.reach-none";
}

function Reach({ reach }: { readonly reach: Opened["reach"][number] }) {
  const { t } = useTexts();
  const title = t("knowledge.reach", { type: reach.type });
  const parts = (["decides", "overruled", "conflicts"] as const).filter((part) => reach[part].count > 0);
  return (
    <section aria-label={title}>
      <Title order={3} size="h6">
        {title}
      </Title>
      {parts.length === 0 && <Text size="sm">{t("knowledge.decides", { count: 0 })}</Text>}
      {parts.map((part) => {
        const { count, products } = reach[part];
        return (
          <Text key={part} component="details" size="sm" mt={4}>
            <summary>{t(`knowledge.${part}`, { count })}</summary>
            {products.map(({ name }) => name).join(", ")}
            {count > products.length && ` ${t("knowledge.more", { count: count - products.length })}`}
          </Text>
        );
      })}
    </section>
  );
}
