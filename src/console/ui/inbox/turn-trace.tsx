import { Box, Button, Code, Collapse, Group, Table, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import type { ConsoleTurn } from "../../../core/contracts/console.ts";
import type { Wire } from "../../api/wire.ts";
import { useTexts } from "../texts/texts.tsx";

const MICRO = 1_000_000;
const CONFIDENCE_DIGITS = 2;

interface TraceProps {
  readonly turn: Wire<ConsoleTurn>;
  /** The turn said nothing to the customer. */
  readonly isSilent?: boolean;
}

/** How a reply came about: each stage with its time, decision and cost, and the receipts of what was done. */
export function TurnTrace({ turn, isSilent }: TraceProps) {
  const { t, word, language } = useTexts();
  const [isOpen, { toggle }] = useDisclosure(false);
  const cost = (microUsd: number | undefined): string =>
    microUsd
      ? new Intl.NumberFormat(language, { style: "currency", currency: "USD", maximumFractionDigits: 5 }).format(
          microUsd / MICRO,
        )
      : "—";
  const ms = (value: number): string =>
    `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)} ms`;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const facts = [
    word("outcome", turn.outcome),
    turn.intent &&
      `${turn.intent}${turn.confidence === undefined ? "" : ` ${turn.confidence.toFixed(CONFIDENCE_DIGITS)}`}`,
    ms(turn.ms),
    turn.costMicroUsd > 0 && cost(turn.costMicroUsd),
  ].filter((fact) => typeof fact === "string");
  return (
    <Box w="100%" maw={720} style={{ alignSelf: "flex-end" }}>
      <Group justify="flex-end">
        <Button
          size="compact-xs"
          h="auto"
          styles={{ label: { whiteSpace: "normal", textAlign: "end", lineHeight: 1.4 } }}
          variant="subtle"
          color="gray"
          onClick={toggle}
          aria-expanded={isOpen}
          leftSection={<Chevron size={14} aria-hidden />}
        >
          {t(isSilent ? "trace.silent" : "trace.title")}: {facts.join(" · ")}
        </Button>
      </Group>
      <Collapse expanded={isOpen}>
        <Table.ScrollContainer minWidth={420} mt={4}>
          <Table withTableBorder fz="xs" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("trace.stage")}</Table.Th>
                <Table.Th>{t("trace.time")}</Table.Th>
                <Table.Th>{t("trace.decision")}</Table.Th>
                <Table.Th>{t("trace.tokens")}</Table.Th>
                <Table.Th>{t("trace.cost")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {turn.steps.map((step) => (
                <Table.Tr key={`${step.stage} ${step.ms} ${step.decision}`}>
                  <Table.Td>{step.stage}</Table.Td>
                  <Table.Td style={{ whiteSpace: "nowrap" }}>{ms(step.ms)}</Table.Td>
                  <Table.Td style={{ overflowWrap: "anywhere" }}>{step.decision}</Table.Td>
                  <Table.Td>
                    {step.tokensIn === undefined && step.tokensOut === undefined
                      ? "—"
                      : `${step.tokensIn ?? 0} / ${step.tokensOut ?? 0}`}
                  </Table.Td>
                  <Table.Td>{cost(step.costMicroUsd)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {turn.translation?.heardAs && <Translated label={t("trace.heardAs")} text={turn.translation.heardAs} />}
        {turn.translation?.untranslated && (
          <Translated label={t("trace.untranslated")} text={turn.translation.untranslated} />
        )}
        {turn.toolCalls.map((call) => (
          <Box
            key={call.id}
            mt={6}
            p="xs"
            style={{ border: "1px solid var(--mantine-color-default-border)", borderRadius: 8 }}
          >
            <Text size="xs" fw={600}>
              {call.tool} · {word("tool", call.state)} · {t("trace.rule", { rule: call.rule })}
            </Text>
            <Text size="xs" c="dimmed">
              {t("trace.args")}
            </Text>
            <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
              {JSON.stringify(call.args)}
            </Code>
            {call.result !== undefined && (
              <>
                <Text size="xs" c="dimmed">
                  {t("trace.receipt")}
                </Text>
                <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                  {JSON.stringify(call.result)}
                </Code>
              </>
            )}
            {call.problem && (
              <Text size="xs" c="red">
                {call.problem}
              </Text>
            )}
          </Box>
        ))}
      </Collapse>
    </Box>
  );
}

function Translated({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <Box mt={6}>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="xs" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {text}
      </Text>
    </Box>
  );
}
