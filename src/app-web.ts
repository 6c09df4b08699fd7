// The third part of the composition root, see app.ts: what the world reaches.
import path from "node:path";
import type { Engine } from "./app-engine.ts";
import type { Closers } from "./closers.ts";
import type { Config } from "./config.ts";
import { createConsoleApi } from "./console/api/index.ts";
import { createAgentActions } from "./core/agent-actions.ts";
import { startConnectedDeliveries } from "./core/connected-deliveries.ts";
import type { Log } from "./core/contracts/channel.ts";
import { createCustomerFiles } from "./core/customer-files.ts";
import { createCustomerLinks } from "./core/customer-links.ts";
import { createKnowledgeDesk } from "./core/knowledge-desk.ts";
import { createOperator } from "./core/operator.ts";
import { createOutbox } from "./core/outbox.ts";
import { createPreparedDesk } from "./core/prepared/prepared-desk.ts";
import { createAgentMask } from "./core/safety/mask-for-agents.ts";
import { createUnderstandingDesk } from "./core/understanding-desk.ts";
import { createAdapterSocket } from "./http/adapter-socket/index.ts";
import { createHttpServer } from "./http/index.ts";
import { loadPlaybookArchive } from "./playbook/load-archive.ts";
import { parsePlaybook } from "./playbook/parse-playbook.ts";
import { createAdapterStates } from "./store/adapter-states.ts";
import { createAgentDirectory } from "./store/console-agents.ts";
import { createConsoleReads } from "./store/console-store.ts";
import { createCustomerMemory, createMemoryDesk } from "./store/customer-memory.ts";
import { createHealth } from "./store/health.ts";
import { spentTodayUsd } from "./store/model-spend.ts";
import { createOpenedAttachments } from "./store/opened-attachments.ts";
import { readAudit, readOperatorMetrics } from "./store/operator-reads.ts";
import { createPersonalReveals } from "./store/personal-reveals.ts";
import { createPolicyGraph } from "./store/policy-graph.ts";
import { createPresence } from "./store/presence.ts";
import { createPublicConversations } from "./store/public-conversation-store.ts";
import { createSourceShelf } from "./store/source-list.ts";
import { createSweepStore } from "./store/sweep-store.ts";
import { loadDemoData } from "./tools/backends/load-demo-data.ts";

/** Webhooks, public API, console and pages. */
export async function startWeb(
  config: Config,
  engine: Engine,
  { closers, log }: { readonly closers: Closers; readonly log: Log },
): Promise<{ readonly url: string; readonly setupLink?: string }> {
  const dailyBudgetUsd = config.languageModel?.dailyBudgetUsd;
  const { clock, db, bus, queue, playbooks, rules, attachments, channels, switches, inbox } = engine;
  const { ownership, people, transcript, vault, services, verify } = engine;
  const { pool, prisma, sealing } = db;
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const today = () => playbooks.current().day;
  const shelf = createSourceShelf(pool, today);
  const policies = createPolicyGraph(pool, today);
  const operator = createOperator({
    playbooks,
    onActivated: (activated) => loadDemoData(pool, activated, clock.now()),
    check: (input) => parsePlaybook(input),
    services,
    clock,
    sources: ({ after, limit, ...filter }) => shelf.list(filter, { order: "id", after, limit }),
    policies,
    audit: (request) => readAudit(prisma, request),
    metrics: (range) => readOperatorMetrics(prisma, clock.now(), range),
  });
  const consoleApi = closers.add(
    createConsoleApi({
      pool,
      secret: sealing.derive("console"),
      publicUrl,
      reads: createConsoleReads(
        db,
        channels,
        createAgentMask(() => engine.playbook().playbook),
      ),
      agents: createAgentDirectory(prisma, clock),
      actions: createAgentActions({ store: ownership, channels, queue, bus, rules }),
      links: createCustomerLinks({ store: people, bus }),
      reveals: createPersonalReveals(db, vault),
      memory: createMemoryDesk(db),
      modelSpend: async () => ({
        spentUsd: await spentTodayUsd(pool),
        ...(dailyBudgetUsd === undefined ? {} : { limitUsd: dailyBudgetUsd }),
      }),
      files: createCustomerFiles({ store: createOpenedAttachments(db), channels }),
      understanding: createUnderstandingDesk({
        playbooks,
        corrections: engine.corrections,
        understand: operator.understand,
      }),
      prepared: createPreparedDesk({
        store: engine.preparedAnswers,
        prepare: engine.prepareAnswers,
        follow: engine.followPrepared,
        services,
        log,
      }),
      knowledge: createKnowledgeDesk(shelf, policies),
      bus,
      log,
      channels: () => switches,
      verifyAudit: async (conversationId) => {
        const { faults, entries } = await verify(conversationId);
        const fault = faults[0];
        return fault ? { ok: false, brokenAt: fault.sequence, problem: fault.problem } : { ok: true, entries };
      },
    }),
  );
  const server = await createHttpServer({
    settings: {
      host: config.host,
      port: config.port,
      trustedProxies: config.trustedProxies,
      sessionSecret: sealing.derive("public-api"),
      allowedOrigins: config.widget.allowedOrigins,
      ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
      ...(config.widget.signingSecret ? { widgetSigningSecret: config.widget.signingSecret } : {}),
      ...(config.operatorApiKey ? { operatorApiKey: config.operatorApiKey } : {}),
    },
    clock,
    log,
    receiveWebhook: inbox.receiveWebhook,
    accept: inbox.accept,
    publicAccounts: ["widget", "api"]
      .flatMap((name) => channels.get(name) ?? [])
      .map(({ name, account }) => ({ channel: name, account })),
    conversations: createPublicConversations(db),
    customerMemory: createCustomerMemory(db),
    transcript,
    attachments,
    ...(config.push ? { presence: closers.add(createPresence(pool, log)) } : {}),
    bus,
    operator,
    readArchive: (bytes) => loadPlaybookArchive(bytes).playbook,
    health: createHealth({
      pool,
      prisma,
      queue,
      clock,
      isPlaybookServing: () => playbooks.serving() !== undefined,
      ...(dailyBudgetUsd === undefined ? {} : { dailyBudgetUsd }),
    }),
    playbook: () => playbooks.serving()?.playbook.playbook,
    console: consoleApi,
    ...(config.adapterKey ? { adapterSocket: openAdapterSocket(config.adapterKey, engine, closers, log) } : {}),
    distFolder: path.resolve("dist"),
  });
  closers.defer(() => server.close());
  const setupLink = await consoleApi.setupLink();
  // Once whoever started us has said that we are ready.
  setImmediate(() =>
    consoleApi.warmUp().catch((error: Error) => log("console.warm-up-failed", { message: error.message })),
  );
  return { url: server.url, ...(setupLink ? { setupLink } : {}) };
}

/** For the process that adapters connect to: what it may hand them, and how they stand. */
function openAdapterSocket(key: string, engine: Engine, closers: Closers, log: Log) {
  const { clock, db, bus, adapters, channels, activity, inbox, deliveries } = engine;
  const states = closers.add(createAdapterStates(db, log));
  closers.add(
    startConnectedDeliveries({
      channels,
      store: createSweepStore(db),
      deliver: createOutbox({
        channels,
        store: deliveries,
        bus,
        log,
        clock,
        activity,
        onlyConnected: true,
      }),
      bus,
      log,
    }),
  );
  return createAdapterSocket({
    key,
    hub: adapters,
    channels,
    accept: inbox.acceptAll,
    report: states.report,
    log,
  });
}
