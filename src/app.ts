// The composition root: the only file that knows every concrete part. Read it as a table of contents:
// database → keys → playbook → channels → engine → worker (turns, deliveries, timers) → web (webhooks, API, console).
import { randomUUID } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { startPushHook } from "./channels/public-api/push-hook.ts";
import { buildChannels, type ChannelSwitch } from "./channels/registry.ts";
import { createClosers } from "./closers.ts";
import type { Config } from "./config.ts";
import { createConsoleApi } from "./console/api/index.ts";
import { createAgentActions } from "./core/agent-actions.ts";
import { startConnectedDeliveries } from "./core/connected-deliveries.ts";
import type { Bus } from "./core/contracts/bus.ts";
import type { Log } from "./core/contracts/channel.ts";
import type { LanguageModel } from "./core/contracts/language-model.ts";
import type { ModelLedger } from "./core/contracts/model-ledger.ts";
import type { Transcriber } from "./core/contracts/speech.ts";
import type { Transcript } from "./core/contracts/transcript.ts";
import { createCustomerFiles } from "./core/customer-files.ts";
import { createCustomerLinks, joinProven } from "./core/customer-links.ts";
import { createDeadlineKeeper, ownershipRules } from "./core/deadlines.ts";
import { AppError } from "./core/errors.ts";
import { createInbox, type Inbox } from "./core/inbox.ts";
import { buildKnowledgeIndex } from "./core/knowledge/build-knowledge-index.ts";
import { createOperator } from "./core/operator.ts";
import { createOutbox } from "./core/outbox.ts";
import { createPlaybookServer } from "./core/playbook/serving.ts";
import { policyRulesOf } from "./core/policy.ts";
import { createRecordings } from "./core/recordings.ts";
import { startSweeper } from "./core/sweeper.ts";
import type { TurnServices } from "./core/turn/services.ts";
import { createTurnTaker } from "./core/turn/take-turn.ts";
import { restoreModels } from "./core/understanding/train-models.ts";
import { createAdapterHub } from "./http/adapter-socket/hub.ts";
import { createAdapterSocket } from "./http/adapter-socket/index.ts";
import { createHttpServer } from "./http/index.ts";
import { createBullQueue } from "./jobs/bullmq-queue.ts";
import { hereFirst } from "./jobs/here-first.ts";
import { readMasterKey } from "./master-key.ts";
import type { GatewayDeps, GatewaySettings } from "./models/gateway.ts";
import { trainInWorker } from "./models/train-in-worker.ts";
import type { TranscriberSettings } from "./models/transcriber.ts";
import { createNoticeSender } from "./notices/notice-sender.ts";
import { createSmtpTransport } from "./notices/smtp-transport.ts";
import { loadPlaybookArchive } from "./playbook/load-archive.ts";
import { loadPlaybookFolder } from "./playbook/load-folder.ts";
import { parsePlaybook } from "./playbook/parse-playbook.ts";
import { createAdapterStates } from "./store/adapter-states.ts";
import { createAttachmentStore } from "./store/attachment-store.ts";
import { readCheckpoints, startCheckpoints } from "./store/audit-checkpoints.ts";
import { verifyAudit } from "./store/audit-verification.ts";
import { createChannelActivity } from "./store/channel-health.ts";
import { createConfirmationStore } from "./store/confirmation-store.ts";
import { createAgentDirectory } from "./store/console-agents.ts";
import { createConsoleReads } from "./store/console-store.ts";
import { createDeliveryStore } from "./store/delivery-store.ts";
import { startEmbeddedPostgres } from "./store/embedded-postgres.ts";
import { createHealth } from "./store/health.ts";
import { createIdentificationStore } from "./store/identification-store.ts";
import { createInboxStore } from "./store/inbox-store.ts";
import { holdLock } from "./store/lock.ts";
import { migrate } from "./store/migrate.ts";
import { createModelLedger } from "./store/model-ledger.ts";
import { createNoticeStore } from "./store/notice-store.ts";
import { createOpenedAttachments } from "./store/opened-attachments.ts";
import { readAudit, readOperatorMetrics } from "./store/operator-reads.ts";
import { createOwnershipStore } from "./store/ownership-store.ts";
import { createPeopleStore } from "./store/people-store.ts";
import { createPlaybookStore } from "./store/playbook-store.ts";
import { createLocalBus, createPostgresBus } from "./store/postgres-bus.ts";
import { createPresence } from "./store/presence.ts";
import { loadPrisma } from "./store/prisma.ts";
import { createPublicConversations } from "./store/public-conversation-store.ts";
import { createPushStore } from "./store/push-store.ts";
import { createRecordingStore } from "./store/recording-store.ts";
import { createSealing } from "./store/sealing.ts";
import { forgetSendLimits } from "./store/send-limits.ts";
import { createSweepStore } from "./store/sweep-store.ts";
import { createToolCallStore } from "./store/tool-call-store.ts";
import { createConversationMemory, createTranscript } from "./store/transcript-store.ts";
import { createTurnStore } from "./store/turn-store.ts";
import { createVault } from "./store/vault.ts";
import { loadDemoData } from "./tools/backends/load-demo-data.ts";
import { openCallbackSlots } from "./tools/backends/open-callback-slots.ts";
import { createPostgresBackends } from "./tools/backends/postgres/index.ts";
import { isFinalSale } from "./tools/final-sale.ts";
import { createIdentification } from "./tools/identification.ts";
import { buildTools } from "./tools/registry.ts";
import { createRunTool } from "./tools/run-tool.ts";

export type Role = "web" | "worker";

export interface App {
  /** Where the web role listens. */
  readonly url?: string;
  /** The first-run link; absent once an agent exists. */
  readonly setupLink?: string;
  readonly channels: readonly ChannelSwitch[];
  readonly playbook: { readonly title: string; readonly version: number };
  readonly inbox: Inbox;
  readonly transcript: Transcript;
  readonly bus: Bus;
  /** Stops in reverse order: no new work, finish what runs, then the database. */
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly roles: ReadonlySet<Role>;
  readonly log: Log;
  /** Told what takes long at the start. */
  readonly onProgress?: (step: string) => void;
  /** Turns and deliveries at once in this process. */
  readonly concurrency?: number;
  /** Ends a start that is under way; what was opened is closed again. */
  readonly signal?: AbortSignal;
}

const POOL_SIZE = 20;
const CONCURRENCY = 8;
const FOLLOW_PLAYBOOK_MS = 2_000;
const clock = { now: () => new Date() };

export async function startApp(
  config: Config,
  { roles, log, onProgress = () => undefined, concurrency = CONCURRENCY, signal }: AppOptions,
): Promise<App> {
  const closers = createClosers();
  const stop = () =>
    closers.closeAll((error) => log("stop.problem", { message: error instanceof Error ? error.message : "" }));
  try {
    return await start();
  } catch (error) {
    await stop();
    throw error;
  }

  async function start(): Promise<App> {
    // ── database and keys ──
    const masterKey = await readMasterKey(config);
    const parts = [config.databaseUrl ?? embedded(), loadPrisma(), loadPlaybookFolder(config.playbookFolder)] as const;
    // When one fails, the others must be through, or a database that still starts would be left behind.
    await Promise.allSettled(parts);
    const [databaseUrl, connectPrisma, own] = await Promise.all(parts);
    signal?.throwIfAborted();
    const migrations = await migrate(databaseUrl);
    if (migrations.length > 0) onProgress(`Applied ${migrations.length} database migration(s)`);
    const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL_SIZE, pipeline: true });
    pool.on("error", (error) => log("database.problem", { message: error.message }));
    // A connection that breaks while it is in use fails its query; without a listener it would end the process as well.
    pool.on("connect", (client) => client.on("error", () => undefined));
    closers.defer(() => pool.end());
    await requireSynchronousCommit(pool);
    const sealing = createSealing(pool, masterKey);
    await sealing.requireSameKey();
    const prisma = connectPrisma(databaseUrl);
    closers.defer(() => prisma.$disconnect());
    const db = { pool, prisma, sealing };

    // ── hints ──
    const everythingHere = roles.size === 2 && config.databaseUrl === undefined;
    const bus: Bus = everythingHere ? createLocalBus() : closers.add(createPostgresBus(pool, databaseUrl, log));
    const jobs = closers.add(createBullQueue(config.redisUrl ? { redisUrl: config.redisUrl } : { databaseUrl }, log));
    const queue = hereFirst(jobs, "delivery");

    // ── what the business brings ──
    const playbooks = createPlaybookServer({
      store: createPlaybookStore(db),
      train: async (playbook) => {
        onProgress(`Training on the examples of ${playbook.intents.length} intents`);
        return restoreModels(await trainInWorker(playbook, signal), playbook);
      },
      restore: restoreModels,
      index: buildKnowledgeIndex,
      log,
    });
    await playbooks.start(own);
    await loadDemoData(pool, own, clock.now());
    signal?.throwIfAborted();
    const following = setInterval(
      () =>
        void playbooks.refresh().catch((error: Error) => log("playbook.refresh-failed", { message: error.message })),
      FOLLOW_PLAYBOOK_MS,
    );
    closers.defer(() => clearInterval(following));
    const playbook = () => playbooks.current().playbook;
    const rules = () => ownershipRules(playbook().playbook);

    // ── channels and the engine ──
    const attachments = createAttachmentStore(db);
    const pushes = config.push && createPushStore(db);
    const adapters = createAdapterHub();
    const { channels, switches } = buildChannels(config.channels, {
      clock,
      log,
      bus,
      attachments,
      ...(pushes ? { pushes } : {}),
      ...(config.adapterKey ? { adapters } : {}),
      ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
    });
    const activity = closers.add(createChannelActivity(prisma, log));
    const inbox = createInbox({ channels, store: createInboxStore(db, rules), queue, bus, log, clock, activity });
    const deliveries = createDeliveryStore(db, (name) => channels.get(name)?.takesReferenceOnce === true);
    const ownership = createOwnershipStore(db);
    const people = createPeopleStore(db);
    const transcript = createTranscript(db);
    const vault = createVault(db);
    const backends = createPostgresBackends(pool, sealing.service);
    const tools = createRunTool({
      tools: buildTools(backends, {
        country: () => playbook().playbook.country,
        isFinalSale: (id) => isFinalSale(playbook().playbook.graph, id),
      }),
      calls: createToolCallStore(db),
      confirmations: createConfirmationStore(db),
      vault,
      rules: () => policyRulesOf(playbook().playbook),
      timeZone: () => playbook().playbook.timeZone,
      clock,
    });
    const identification = createIdentification({
      customers: backends.customers,
      store: createIdentificationStore(db),
      vault,
      codeKey: sealing.derive("one-time-codes"),
      say: (language, key, values) => playbook().say(language, key, values),
      title: () => playbook().playbook.title,
    });
    const model =
      config.languageModel && (await loadLanguageModel(config.languageModel, { log, ledger: createModelLedger(pool) }));
    const memory = createConversationMemory(db);
    const recordings =
      config.transcription &&
      createRecordings({
        channels,
        transcriber: await loadTranscriber(config.transcription, createModelLedger(pool)),
        store: createRecordingStore(db),
        log,
      });
    const services = (): TurnServices => {
      const { playbook: active, models, knowledge } = playbooks.current();
      return {
        clock,
        playbook: active,
        models,
        knowledge,
        memory,
        vault,
        tools,
        identification,
        ...(model ? { model } : {}),
        ...(recordings ? { recordings } : {}),
      };
    };
    const checkpointFile = path.join(config.dataFolder, "audit-checkpoints.jsonl");
    const verify = async (chain?: string) =>
      verifyAudit(pool, sealing.auditKey, await readCheckpoints(sealing.auditKey, checkpointFile), chain);

    signal?.throwIfAborted();
    if (roles.has("worker")) await startWorker();
    const web = roles.has("web") ? await startWeb() : undefined;
    return {
      ...(web ? { url: web.url, ...(web.setupLink ? { setupLink: web.setupLink } : {}) } : {}),
      channels: switches,
      playbook: { title: playbook().playbook.title, version: playbook().version },
      inbox,
      transcript,
      bus,
      stop,
    };

    async function startWorker(): Promise<void> {
      const takeTurn = createTurnTaker({
        store: createTurnStore(db, rules, randomUUID()),
        channels,
        queue,
        bus,
        log,
        rules,
        services,
      });
      const deliver = createOutbox({
        channels,
        store: deliveries,
        bus,
        log,
        clock,
        activity,
        onElsewhere: (conversationId) => bus.publish({ conversationId, sequence: 0, about: "deliverable" }),
      });
      if (config.push && pushes)
        closers.add(startPushHook({ settings: config.push, store: pushes, activity, clock, log }));
      closers.add(startCheckpoints(pool, sealing.auditKey, checkpointFile, log));
      closers.add(await queue.process("delivery", concurrency, deliver));
      closers.add(await queue.process("turn", concurrency, takeTurn));
      const passDeadline = createDeadlineKeeper({ store: ownership, channels, queue, bus, log, rules, playbook });
      closers.add(
        startSweeper({
          store: createSweepStore(db, () =>
            [...channels.values()].flatMap(({ name, isConnectedHere }) => (isConnectedHere ? [name] : [])),
          ),
          queue,
          log,
          passDeadline,
          others: [
            () => tools.resumeUnfinished(),
            () => forgetSendLimits(pool),
            () => joinProven(people),
            () => attachments.forgetUnused(),
            ...(pushes ? [() => pushes.forgetOld()] : []),
            onceADay(() => openCallbackSlots(pool, playbook().playbook, clock.now())),
          ],
        }),
      );
      if (config.smtp) {
        const transport = closers.add(createSmtpTransport(config.smtp));
        closers.add(createNoticeSender({ store: createNoticeStore(db), transport, log: (event) => log(event) }));
      }
      for (const channel of channels.values()) {
        if (!channel.connect) continue;
        // A platform allows one listener an account: whoever holds the lock listens, another worker waits for it.
        const connect = () =>
          channel.connect?.((received) => inbox.acceptAll(channel, received)) ??
          Promise.reject(new Error("no connection"));
        closers.add(holdLock(databaseUrl, `listen ${channel.name} ${channel.account}`, connect, log));
      }
    }

    /** For the process that adapters connect to: what it may hand them, and how they stand. */
    function openAdapterSocket(key: string) {
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

    async function startWeb(): Promise<{ readonly url: string; readonly setupLink?: string }> {
      const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
      const consoleApi = closers.add(
        createConsoleApi({
          pool,
          secret: sealing.derive("console"),
          publicUrl,
          reads: createConsoleReads(db, channels),
          agents: createAgentDirectory(prisma, clock),
          actions: createAgentActions({ store: ownership, channels, queue, bus, rules }),
          links: createCustomerLinks({ store: people, bus }),
          files: createCustomerFiles({ store: createOpenedAttachments(db), channels }),
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
        transcript,
        attachments,
        ...(config.push ? { presence: closers.add(createPresence(pool, log)) } : {}),
        bus,
        operator: createOperator({
          playbooks,
          onActivated: (activated) => loadDemoData(pool, activated, clock.now()),
          check: (input) => parsePlaybook(input),
          services,
          clock,
          audit: (request) => readAudit(prisma, request),
          metrics: (range) => readOperatorMetrics(prisma, clock.now(), range),
        }),
        readArchive: (bytes) => loadPlaybookArchive(bytes).playbook,
        health: createHealth({
          pool,
          prisma,
          queue,
          clock,
          isPlaybookServing: () => playbooks.serving() !== undefined,
        }),
        playbook: () => playbooks.serving()?.playbook.playbook,
        console: consoleApi,
        ...(config.adapterKey ? { adapterSocket: openAdapterSocket(config.adapterKey) } : {}),
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
  }

  async function embedded(): Promise<string> {
    onProgress("Starting the database");
    const database = await startEmbeddedPostgres(config.databaseFolder, { onProgress });
    closers.defer(() => database.stop());
    return database.url;
  }
}

/** Not loaded where nobody uses it. */
async function loadLanguageModel(settings: GatewaySettings, deps: GatewayDeps): Promise<LanguageModel> {
  const { createLanguageModel } = await import("./models/gateway.ts");
  return createLanguageModel(settings, deps);
}

async function loadTranscriber(settings: TranscriberSettings, ledger: ModelLedger): Promise<Transcriber> {
  const { createTranscriber } = await import("./models/transcriber.ts");
  return createTranscriber(settings, ledger);
}

/** A commit that may be lost is no reason to acknowledge anything. */
async function requireSynchronousCommit(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ setting: string }>("SELECT current_setting('synchronous_commit') AS setting");
  if (rows[0]?.setting === "off") {
    throw new AppError(
      "misconfigured",
      "the database has synchronous_commit off, so it may lose what it said was stored; switch it on",
    );
  }
}

/** For the sweeper, which looks every few seconds. */
function onceADay(work: () => Promise<unknown>): () => Promise<void> {
  let done = "";
  return async () => {
    const today = clock.now().toISOString().slice(0, 10);
    if (today === done) return;
    await work();
    done = today;
  };
}
