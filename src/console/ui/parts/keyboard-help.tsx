import { Group, Kbd, Modal, Table, Text } from "@mantine/core";
import type { TextKey } from "../texts/en.ts";
import { useTexts } from "../texts/texts.tsx";

const KEYS: readonly (readonly [readonly string[], TextKey])[] = [
  [["J", "K"], "keys.move"],
  [["Enter"], "keys.open"],
  [["T"], "keys.take-over"],
  [["R"], "keys.reply"],
  [["N"], "keys.note"],
  [["E"], "keys.resolve"],
  [["Ctrl", "Enter"], "keys.send"],
  [["A", "X", "E"], "keys.review"],
  [["?"], "keys.title"],
];

export function KeyboardHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("keys.title")}
      closeButtonProps={{ "aria-label": t("action.cancel") }}
    >
      <Table>
        <Table.Tbody>
          {KEYS.map(([keys, meaning]) => (
            <Table.Tr key={meaning}>
              <Table.Td w={140}>
                <Group gap={4}>
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </Group>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{t(meaning)}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
