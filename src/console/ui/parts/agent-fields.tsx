import { PasswordInput, TextInput } from "@mantine/core";
import { useTexts } from "../texts/texts.tsx";

export interface AgentDraft {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const emptyAgent: AgentDraft = { name: "", email: "", password: "" };
const MIN_PASSWORD = 10;

export function AgentFields({
  agent,
  onChange,
}: {
  readonly agent: AgentDraft;
  readonly onChange: (agent: AgentDraft) => void;
}) {
  const { t } = useTexts();
  return (
    <>
      <TextInput
        label={t("field.name")}
        description={t("field.name-hint")}
        autoComplete="name"
        required
        maxLength={100}
        value={agent.name}
        onChange={(e) => onChange({ ...agent, name: e.currentTarget.value })}
      />
      <TextInput
        label={t("field.email")}
        type="email"
        autoComplete="username"
        required
        maxLength={200}
        value={agent.email}
        onChange={(e) => onChange({ ...agent, email: e.currentTarget.value })}
      />
      <PasswordInput
        label={t("field.password")}
        description={t("field.password-hint", { count: MIN_PASSWORD })}
        autoComplete="new-password"
        required
        minLength={MIN_PASSWORD}
        maxLength={200}
        value={agent.password}
        onChange={(e) => onChange({ ...agent, password: e.currentTarget.value })}
        visibilityToggleButtonProps={{ "aria-label": t("field.show-password") }}
      />
    </>
  );
}
