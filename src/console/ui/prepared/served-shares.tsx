import { Card, Table, Text } from "@mantine/core";
import type { PreparedOverview } from "../../api/wire.ts";
import { useTexts } from "../texts/texts.tsx";

/** How many of the turns that knowledge answered had a prepared answer, by day and language. */
export function ServedShares({ served }: { readonly served: PreparedOverview["served"] }) {
  const { t } = useTexts();
  return (
    <Card withBorder padding="md" component="section" aria-label={t("prepared.served")}>
      <Text size="sm">{t("prepared.served")}</Text>
      <Text size="sm" c="dimmed">
        {t(served.length === 0 ? "prepared.served-none" : "prepared.served-hint")}
      </Text>
      {served.length > 0 && (
        <details>
          <summary>{t("prepared.served-days")}</summary>
          <Table mt="xs" aria-label={t("prepared.served")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("prepared.day")}</Table.Th>
                <Table.Th>{t("prepared.language")}</Table.Th>
                <Table.Th>{t("prepared.share")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {served.map(({ day, language, knowledge, prepared }) => (
                <Table.Tr key={`${day} ${language}`}>
                  <Table.Td>{day}</Table.Td>
                  <Table.Td>{language}</Table.Td>
                  <Table.Td>
                    {((prepared / knowledge) * 100).toFixed(0)} % ({prepared}/{knowledge})
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </details>
      )}
    </Card>
  );
}
