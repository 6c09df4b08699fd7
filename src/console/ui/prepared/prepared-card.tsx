import { Badge, Button, Card, Group, Text } from "@mantine/core";
import type { PreparedOverview } from "../../api/wire.ts";
import type { PreparedCardAnswer, Review } from "../data/prepared.ts";
import { useTexts } from "../texts/texts.tsx";

/** One question with its answer. In focus, A approves, X rejects and E edits. */
export function PreparedCard({
  answer,
  sources,
  isBusy,
  onReview,
  onEdit,
}: {
  readonly answer: PreparedCardAnswer;
  /** What is cited, by id; a source that is gone is absent. */
  readonly sources: PreparedOverview["sources"];
  readonly isBusy: boolean;
  readonly onReview: (review: Review) => void;
  readonly onEdit: () => void;
}) {
  const { t, word, moment } = useTexts();
  const { id, question, variants, productIds, sourceIds, state, origin, edited, language } = answer;
  const mayApprove = state !== "approved" && state !== "stale";
  const approve = (): void => onReview({ id, state: "approved" });
  const reject = (): void => onReview({ id, state: "rejected" });
  return (
    <Card
      withBorder
      padding="md"
      component="article"
      tabIndex={0}
      data-prepared
      aria-label={question}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || isBusy) return;
        if (event.key === "a" && mayApprove) approve();
        if (event.key === "x" && state !== "rejected") reject();
        if (event.key === "e" && state !== "stale") {
          event.preventDefault();
          onEdit();
        }
      }}
    >
      <Group justify="space-between" align="start" wrap="nowrap">
        <Text fw={600} lang={language}>
          {question}
        </Text>
        <Group gap={6} style={{ flexShrink: 0 }}>
          <Badge variant="light" color="gray" tt="none">
            {language}
          </Badge>
          <Badge variant="light" color={origin === "source" ? "teal" : "gray"} tt="none">
            {edited ? t("prepared.edited") : word("origin", origin)}
          </Badge>
        </Group>
      </Group>
      <Text mt={4} lang={language} style={{ whiteSpace: "pre-wrap" }}>
        {answer.answer}
      </Text>
      <Text size="sm" c="dimmed" mt={6}>
        {t("prepared.cites", { sources: sourceIds.join(", ") })}
        {productIds.length > 0 && ` · ${t("prepared.about", { products: productIds.join(", ") })}`}
        {answer.reviewerName &&
          answer.reviewedAt &&
          ` · ${t("prepared.reviewed", { name: answer.reviewerName, when: moment(answer.reviewedAt) })}`}
      </Text>
      {answer.asked && (
        <Text size="sm" c="dimmed">
          {t(answer.asked.answeredBy === "agent" ? "prepared.asked-agent" : "prepared.asked-bot", {
            count: answer.asked.times,
          })}
        </Text>
      )}
      {sourceIds.some((source) => sources[source]) && (
        <Text component="details" size="sm" mt={4}>
          <summary>{t("prepared.sources")}</summary>
          {sourceIds.map((source) => (
            <Text
              key={source}
              size="sm"
              component="blockquote"
              m={4}
              style={{ whiteSpace: "pre-wrap" }}
              lang={language}
            >
              {sources[source] && `${sources[source].title}\n${sources[source].text}`}
            </Text>
          ))}
        </Text>
      )}
      {variants.length > 0 && (
        <Text component="details" size="sm" mt={4}>
          <summary>{t("prepared.variants", { count: variants.length })}</summary>
          <span lang={language}>{variants.join(" · ")}</span>
        </Text>
      )}
      <Group gap="xs" mt="sm">
        {mayApprove && (
          <Button size="xs" loading={isBusy} onClick={approve}>
            {t("prepared.approve")}
          </Button>
        )}
        {state !== "stale" && (
          <Button size="xs" variant="default" onClick={onEdit}>
            {t("prepared.edit")}
          </Button>
        )}
        {state !== "rejected" && (
          <Button size="xs" variant="default" loading={isBusy} onClick={reject}>
            {t("prepared.reject")}
          </Button>
        )}
      </Group>
    </Card>
  );
}
