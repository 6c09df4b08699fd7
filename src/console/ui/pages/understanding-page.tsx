import { Button, Card, Group, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useLook, useUnderstanding } from "../data/queries.ts";
import { Page } from "../parts/page.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";
import { CorrectionForm } from "../understanding/correction-form.tsx";
import { CorrectionList } from "../understanding/correction-list.tsx";
import { Judgement } from "../understanding/judgement.tsx";

const LONGEST = 1_000;

/** What the router and the gate think of a text, and where people correct it. */
export function UnderstandingPage() {
  const { t } = useTexts();
  const overview = useUnderstanding();
  const look = useLook();
  const [text, setText] = useState("");
  const ask = (): void => {
    if (text.trim() !== "") look.mutate(text.trim());
  };
  return (
    <Page title={t("understanding.title")} hint={t("understanding.hint")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <Textarea
          label={t("understanding.text")}
          description={t("understanding.text-hint")}
          value={text}
          maxLength={LONGEST}
          autosize
          minRows={2}
          maxRows={8}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey) {
              event.preventDefault();
              ask();
            }
          }}
        />
        <Group mt="sm">
          <Button type="submit" loading={look.isPending} disabled={text.trim() === ""}>
            {t("understanding.look")}
          </Button>
        </Group>
      </form>
      {look.error && <Failed error={look.error} onRetry={ask} />}
      {look.data && (
        <Card withBorder padding="md" component="section" aria-label={t("understanding.result")}>
          <Judgement look={look.data} />
          {overview.data && (
            <CorrectionForm
              key={look.data.maskedText}
              text={look.data.maskedText}
              guessed={look.data.intent.primary}
              intents={overview.data.intents}
            />
          )}
        </Card>
      )}
      {overview.isPending && <Loading />}
      {overview.error && <Failed error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.data && <CorrectionList overview={overview.data} />}
      {overview.data && (
        <Text size="xs" c="dimmed">
          {t("understanding.version", { playbook: overview.data.playbook, version: overview.data.version })}
        </Text>
      )}
    </Page>
  );
}
