import { Badge, Button, Card, Group, Select, Stack, Table, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../data/api.ts";
import { useAgents, useMe, useSessions } from "../data/queries.ts";
import { AgentFields, emptyAgent } from "../parts/agent-fields.tsx";
import { Page } from "../parts/page.tsx";
import { Failed, Loading, problemText } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

export function TeamPage() {
  const { t, moment } = useTexts();
  const agents = useAgents();
  const isAdmin = useMe().data?.agent.role === "admin";
  return (
    <Page title={t("team.title")} hint={t("team.hint")}>
      {agents.isPending && <Loading />}
      {agents.error && <Failed error={agents.error} onRetry={() => void agents.refetch()} />}
      <Table>
        <Table.Tbody>
          {agents.data?.agents.map((agent) => (
            <Table.Tr key={agent.id}>
              <Table.Td>
                <Text fw={600} size="sm">
                  {agent.name}
                </Text>
                <Text size="xs" c="dimmed">
                  {agent.email}
                </Text>
              </Table.Td>
              <Table.Td>
                <Badge variant="light" tt="none">
                  {t(`role.${agent.role}`)}
                </Badge>
              </Table.Td>
              <Table.Td visibleFrom="sm">{moment(agent.createdAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {isAdmin && <AddAgent />}
      <Sessions />
    </Page>
  );
}

function AddAgent() {
  const texts = useTexts();
  const { t } = texts;
  const client = useQueryClient();
  const [agent, setAgent] = useState(emptyAgent);
  const [role, setRole] = useState("agent");
  const add = useMutation({
    mutationFn: () => api("POST", "/agents", { ...agent, role }),
    async onSuccess() {
      setAgent(emptyAgent);
      notifications.show({ message: t("team.added"), color: "teal" });
      await client.invalidateQueries({ queryKey: ["agents"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  const roles = [
    { value: "agent", label: t("role.agent") },
    { value: "admin", label: t("role.admin") },
  ];
  return (
    <Card withBorder>
      <Title order={2} size="h5" mb="sm">
        {t("team.add")}
      </Title>
      <form onSubmit={submit}>
        <Stack maw={420}>
          <AgentFields agent={agent} onChange={setAgent} />
          <Select
            label={t("team.role")}
            data={roles}
            value={role}
            onChange={(value) => setRole(value ?? "agent")}
            allowDeselect={false}
          />
          {add.error && (
            <Text c="red" size="sm" role="alert">
              {problemText(add.error, texts)}
            </Text>
          )}
          <Button type="submit" loading={add.isPending} style={{ alignSelf: "start" }}>
            {t("team.add")}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}

function Sessions() {
  const { t, moment } = useTexts();
  const client = useQueryClient();
  const sessions = useSessions();
  const mine = useMe().data?.sessionId;
  const end = useMutation({
    mutationFn: (id: string) => api("DELETE", `/sessions/${encodeURIComponent(id)}`),
    onSettled: () => client.invalidateQueries({ queryKey: ["sessions"] }),
  });
  return (
    <Card withBorder>
      <Title order={2} size="h5">
        {t("sessions.title")}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("sessions.hint")}
      </Text>
      {sessions.data?.sessions.map((session) => (
        <Group key={session.id} justify="space-between" py={6} wrap="nowrap">
          <div>
            <Text size="sm" lineClamp={1}>
              {session.userAgent ?? "—"}
            </Text>
            <Text size="xs" c="dimmed">
              {session.ipAddress ? `${session.ipAddress} · ` : ""}
              {moment(session.createdAt)}
            </Text>
          </div>
          {session.id === mine ? (
            <Badge variant="light" tt="none">
              {t("sessions.this")}
            </Badge>
          ) : (
            <Button
              size="xs"
              variant="default"
              onClick={() => end.mutate(session.id)}
              loading={end.isPending && end.variables === session.id}
            >
              {t("sessions.end")}
            </Button>
          )}
        </Group>
      ))}
    </Card>
  );
}
