import { Button, Group, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { type PreparedCardAnswer, usePreparedActions } from "../data/prepared.ts";
import { Failed } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

/** Other words for the same answer. What the cited sources do not say is refused, with the reason. */
export function EditAnswer({ answer, onClose }: { readonly answer: PreparedCardAnswer; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { review } = usePreparedActions();
  const [question, setQuestion] = useState(answer.question);
  const [text, setText] = useState(answer.answer);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("prepared.edit")}
      size="lg"
      closeButtonProps={{ "aria-label": t("action.cancel") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          review.mutate({ id: answer.id, state: "approved", question, answer: text }, { onSuccess: onClose });
        }}
      >
        <Stack>
          <TextInput
            label={t("prepared.question")}
            value={question}
            maxLength={300}
            data-autofocus
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
          <Textarea
            label={t("prepared.answer")}
            description={t("prepared.edit-hint")}
            value={text}
            maxLength={2_000}
            autosize
            minRows={3}
            maxRows={12}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {review.error && <Failed error={review.error} />}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t("action.cancel")}
            </Button>
            <Button type="submit" loading={review.isPending} disabled={!question.trim() || !text.trim()}>
              {t("prepared.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
