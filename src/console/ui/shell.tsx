import { AppShell, Box, Burger, Group, Menu, NavLink, ScrollArea, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import {
  IconArchive,
  IconBooks,
  IconEar,
  IconInbox,
  IconLanguage,
  IconLogout,
  IconMail,
  IconMessageCheck,
  IconMessages,
  IconPlugConnected,
  IconRobot,
  IconUser,
  IconUsers,
  IconUsersGroup,
} from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link, Navigate, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { type ConversationView, conversationViews } from "../../core/contracts/console.ts";
import type { MeAnswer } from "../api/wire.ts";
import { ApiProblem, api } from "./data/api.ts";
import { LiveUpdates, useLiveState } from "./data/live.tsx";
import { useCounts, useMe } from "./data/queries.ts";
import icon from "./icon.svg";
import { BudgetMark } from "./parts/budget-mark.tsx";
import { KeyboardHelp } from "./parts/keyboard-help.tsx";
import { Failed, Loading } from "./parts/states.tsx";
import { type ConsoleLanguage, languageNames, useTexts } from "./texts/texts.tsx";

const VIEW_ICONS = {
  queue: IconInbox,
  mine: IconUser,
  bot: IconRobot,
  all: IconMessages,
  closed: IconArchive,
} as const;
const HEADER_PX = 52;

/** Everything behind sign-in: header, views, pages, live updates. */
export function Shell() {
  const me = useMe();
  if (me.isPending) return <Loading />;
  if (me.error) {
    if (me.error instanceof ApiProblem && me.error.kind === "unauthenticated") return <Navigate to="/login" />;
    return <Failed error={me.error} onRetry={() => void me.refetch()} />;
  }
  return (
    <LiveUpdates>
      <Frame me={me.data} />
    </LiveUpdates>
  );
}

function Frame({ me }: { readonly me: MeAnswer }) {
  const { t } = useTexts();
  const [menuOpen, menu] = useDisclosure(false);
  const [helpOpen, help] = useDisclosure(false);
  useHotkeys([["shift+?", help.toggle]]);
  return (
    <AppShell
      header={{ height: HEADER_PX }}
      navbar={{ width: 210, breakpoint: "md", collapsed: { mobile: !menuOpen } }}
    >
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={menuOpen} onClick={menu.toggle} hiddenFrom="md" size="sm" aria-label={t("nav.menu")} />
            <img src={icon} alt="" width={24} height={24} />
            <Text fw={700} component="span">
              Switchboard
            </Text>
          </Group>
          <Group gap="md" wrap="nowrap">
            <BudgetMark />
            <LiveMark />
            <UserMenu me={me} onHelp={help.open} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs">
        <ScrollArea>
          <Navigation onGo={menu.close} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main>
        <Box
          h={`calc(100dvh - ${HEADER_PX}px)`}
          style={{ overflow: "hidden", display: "flex", flexDirection: "column" }}
        >
          <Outlet />
        </Box>
      </AppShell.Main>
      <KeyboardHelp opened={helpOpen} onClose={help.close} />
    </AppShell>
  );
}

function Navigation({ onGo }: { readonly onGo: () => void }) {
  const { t } = useTexts();
  const path = useLocation().pathname;
  const counts = useCounts().data;
  const number = (view: ConversationView) =>
    counts && counts[view] > 0 ? <Text size="xs">{counts[view]}</Text> : undefined;
  const pages = [
    { to: "/notices", label: t("nav.notices"), icon: IconMail },
    { to: "/channels", label: t("nav.channels"), icon: IconPlugConnected },
    { to: "/understanding", label: t("nav.understanding"), icon: IconEar },
    { to: "/knowledge", label: t("nav.knowledge"), icon: IconBooks },
    { to: "/prepared", label: t("nav.prepared"), icon: IconMessageCheck },
    { to: "/team", label: t("nav.team"), icon: IconUsersGroup },
  ] as const;
  return (
    <Box component="nav" aria-label={t("nav.menu")}>
      {conversationViews.map((view) => {
        const Icon = VIEW_ICONS[view];
        return (
          <NavLink
            key={view}
            renderRoot={(props) => <Link to="/inbox/$view" params={{ view }} {...props} />}
            label={t(`view.${view}`)}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
            rightSection={number(view)}
            active={path.startsWith(`/inbox/${view}`)}
            onClick={onGo}
          />
        );
      })}
      <Box h={1} my="xs" bg="var(--mantine-color-default-border)" />
      {pages.map(({ to, label, icon: Icon }) => (
        <NavLink
          key={to}
          renderRoot={(props) => <Link to={to} {...props} />}
          label={label}
          leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
          active={path.startsWith(to)}
          onClick={onGo}
        />
      ))}
    </Box>
  );
}

function LiveMark() {
  const { t } = useTexts();
  const state = useLiveState();
  const colour = { open: "teal.6", connecting: "gray.5", lost: "orange.6" }[state];
  return (
    <Group gap={6} wrap="nowrap" role="status" title={t(`live.${state}-hint`)}>
      <Box w={8} h={8} bg={colour} style={{ borderRadius: 99 }} />
      <Text size="xs" c="dimmed">
        {t(`live.${state}`)}
      </Text>
    </Group>
  );
}

function UserMenu({ me, onHelp }: { readonly me: MeAnswer; readonly onHelp: () => void }) {
  const { t, language, setLanguage } = useTexts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = async () => {
    await api("DELETE", "/session").catch(() => undefined);
    client.clear();
    await navigate({ to: "/login" });
  };
  const languages = Object.entries(languageNames) as [ConsoleLanguage, string][]; // the keys of a record of ConsoleLanguage
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton aria-label={`${t("nav.account")}: ${me.agent.name}`}>
          <Group gap={6} wrap="nowrap">
            <IconUsers size={18} aria-hidden />
            <Text size="sm" visibleFrom="xs">
              {me.agent.name}
            </Text>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.agent.email}</Menu.Label>
        {languages.map(([code, name]) => (
          <Menu.Item
            key={code}
            leftSection={<IconLanguage size={16} aria-hidden />}
            onClick={() => setLanguage(code)}
            fw={code === language ? 700 : 400}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={onHelp} rightSection="?">
          {t("keys.title")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {t("nav.sign-out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
