import { createRootRoute, createRoute, createRouter, Navigate, Outlet } from "@tanstack/react-router";
import { type ConversationView, conversationViews } from "../../core/contracts/console.ts";
import { AuditPage } from "./pages/audit-page.tsx";
import { ChannelsPage } from "./pages/channels-page.tsx";
import { InboxPage } from "./pages/inbox-page.tsx";
import { KnowledgePage } from "./pages/knowledge-page.tsx";
import { LoginPage } from "./pages/login-page.tsx";
import { NoticesPage } from "./pages/notices-page.tsx";
import { PreparedPage } from "./pages/prepared-page.tsx";
import { SetupPage } from "./pages/setup-page.tsx";
import { TeamPage } from "./pages/team-page.tsx";
import { UnderstandingPage } from "./pages/understanding-page.tsx";
import { Shell } from "./shell.tsx";

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => <Navigate to="/inbox/$view" params={{ view: "queue" }} />,
});

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: () => <Navigate to="/inbox/$view" params={{ view: "queue" }} replace />,
});
const login = createRoute({ getParentRoute: () => root, path: "/login", component: LoginPage });
const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    typeof search["token"] === "string" ? { token: search["token"] } : {},
  component: function Setup() {
    return <SetupPage token={setup.useSearch().token ?? ""} />;
  },
});

const shell = createRoute({ getParentRoute: () => root, id: "shell", component: Shell });
const asView = (view: string): ConversationView => conversationViews.find((known) => known === view) ?? "queue";
const inbox = createRoute({
  getParentRoute: () => shell,
  path: "/inbox/$view",
  component: function Inbox() {
    return <InboxPage view={asView(inbox.useParams().view)} />;
  },
});
const conversation = createRoute({
  getParentRoute: () => shell,
  path: "/inbox/$view/$conversationId",
  component: function Conversation() {
    const params = conversation.useParams();
    return <InboxPage view={asView(params.view)} conversationId={params.conversationId} />;
  },
});
const audit = createRoute({
  getParentRoute: () => shell,
  path: "/audit/$conversationId",
  component: function Audit() {
    return <AuditPage conversationId={audit.useParams().conversationId} />;
  },
});
const notices = createRoute({ getParentRoute: () => shell, path: "/notices", component: NoticesPage });
const channels = createRoute({ getParentRoute: () => shell, path: "/channels", component: ChannelsPage });
const understanding = createRoute({
  getParentRoute: () => shell,
  path: "/understanding",
  component: UnderstandingPage,
});
const prepared = createRoute({ getParentRoute: () => shell, path: "/prepared", component: PreparedPage });
const knowledge = createRoute({ getParentRoute: () => shell, path: "/knowledge", component: KnowledgePage });
const team = createRoute({ getParentRoute: () => shell, path: "/team", component: TeamPage });

const routeTree = root.addChildren([
  home,
  login,
  setup,
  shell.addChildren([inbox, conversation, audit, notices, channels, understanding, knowledge, prepared, team]),
]);

export const router = createRouter({ routeTree, basepath: "/console" });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
