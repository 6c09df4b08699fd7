import { Button, Group, Select, Text } from "@mantine/core";
import { useState } from "react";
import type { UnderstandingAnswer } from "../../api/wire.ts";
import { useCorrections } from "../data/queries.ts";
import { Failed } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

/** "No, this is about …": kept as an example for the next training. */
export function CorrectionForm({
  text,
  guessed,
  intents,
}: {
  readonly text: string;
  readonly guessed: string;
  readonly intents: UnderstandingAnswer["intents"];
}) {
  const { t } = useTexts();
  const { correct } = useCorrections();
  const [intent, setIntent] = useState<string | null>(guessed);
  const options = [
    { value: "none", label: t("understanding.none") },
    ...intents.map(({ id }) => ({ value: id, label: id })),
  ];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (intent) correct.mutate({ text, intent });
      }}
    >
      <Group mt="md" align="end">
        <Select
          label={t("understanding.should-be")}
          data={options}
          value={intent}
          onChange={setIntent}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t("understanding.no-intent")}
          w={320}
        />
        <Button type="submit" variant="default" loading={correct.isPending} disabled={!intent || correct.isSuccess}>
          {t("understanding.add")}
        </Button>
        {correct.isSuccess && (
          <Text size="sm" role="status">
            {t("understanding.added")}
          </Text>
        )}
      </Group>
      {correct.error && <Failed error={correct.error} />}
    </form>
  );
}
