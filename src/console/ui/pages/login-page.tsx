import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { ApiProblem, api } from "../data/api.ts";
import { EntryCard } from "../parts/entry-card.tsx";
import { problemText } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

export function LoginPage() {
  const texts = useTexts();
  const { t } = texts;
  const client = useQueryClient();
  const navigate = useNavigate();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const firstRun = useQuery({ queryKey: ["first-run"], queryFn: () => api<{ open: boolean }>("GET", "/first-run") });
  const signIn = useMutation({
    mutationFn: () => api("POST", "/session", { email, password }),
    async onSuccess() {
      client.clear();
      await navigate({ to: "/inbox/$view", params: { view: "queue" } });
    },
  });
  const wrong = signIn.error instanceof ApiProblem && signIn.error.kind === "unauthenticated";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <EntryCard title={t("login.title")}>
      {firstRun.data?.open && <Alert color="blue">{t("login.first-run")}</Alert>}
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t("field.email")}
            type="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={(e) => setEmail(e.currentTarget.value)}
          />
          <PasswordInput
            label={t("field.password")}
            autoComplete="current-password"
            required
            value={password}
            onChange={(e) => setPassword(e.currentTarget.value)}
            visibilityToggleButtonProps={{ "aria-label": t("field.show-password") }}
          />
          {signIn.error && (
            <Alert color="red" role="alert">
              {wrong ? t("login.wrong") : problemText(signIn.error, texts)}
            </Alert>
          )}
          <Button type="submit" loading={signIn.isPending}>
            {t("login.submit")}
          </Button>
        </Stack>
      </form>
    </EntryCard>
  );
}
