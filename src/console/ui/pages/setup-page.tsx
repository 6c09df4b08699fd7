import { Alert, Anchor, Button, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { api } from "../data/api.ts";
import { AgentFields, emptyAgent } from "../parts/agent-fields.tsx";
import { EntryCard } from "../parts/entry-card.tsx";
import { problemText } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

/** First run: the holder of the printed link becomes the first administrator. */
export function SetupPage({ token }: { readonly token: string }) {
  const texts = useTexts();
  const { t } = texts;
  const client = useQueryClient();
  const navigate = useNavigate();
  const [agent, setAgent] = useState(emptyAgent);
  const firstRun = useQuery({ queryKey: ["first-run"], queryFn: () => api<{ open: boolean }>("GET", "/first-run") });
  const create = useMutation({
    mutationFn: () => api("POST", "/first-run", { ...agent, token }),
    async onSuccess() {
      client.clear();
      await navigate({ to: "/inbox/$view", params: { view: "queue" } });
    },
  });
  if (firstRun.data && !firstRun.data.open) {
    return (
      <EntryCard title={t("setup.closed-title")} hint={t("setup.closed")}>
        <Anchor renderRoot={(props) => <Link to="/login" {...props} />}>{t("login.title")}</Anchor>
      </EntryCard>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <EntryCard title={t("setup.title")} hint={t("setup.hint")}>
      <form onSubmit={submit}>
        <Stack>
          <AgentFields agent={agent} onChange={setAgent} />
          {create.error && (
            <Alert color="red" role="alert">
              {problemText(create.error, texts)}
            </Alert>
          )}
          <Button type="submit" loading={create.isPending}>
            {t("setup.submit")}
          </Button>
        </Stack>
      </form>
    </EntryCard>
  );
}
