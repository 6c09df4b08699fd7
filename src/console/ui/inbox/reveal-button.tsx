import { Button, Text } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { problemText } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

interface RevealButtonProps {
  readonly isShown: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  onShow(): void;
  onHide(): void;
}

/** Asks for what stands behind the tokens. The audit says who asked. */
export function RevealButton({ isShown, isPending, error, onShow, onHide }: RevealButtonProps) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        loading={isPending}
        leftSection={isShown ? <IconEyeOff size={14} aria-hidden /> : <IconEye size={14} aria-hidden />}
        title={t("reveal.hint")}
        onClick={isShown ? onHide : onShow}
      >
        {t(isShown ? "reveal.hide" : "reveal.show")}
      </Button>
      {error && (
        <Text size="xs" c="red" role="alert">
          {problemText(error, texts)}
        </Text>
      )}
    </>
  );
}
