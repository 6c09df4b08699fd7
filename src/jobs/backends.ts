import { createPostgresBackend, type JobsOptions, Queue, Worker, type WorkerOptions, withBackend } from "bullmq";
import pg from "pg";

export interface JobData {
  readonly conversationId: string;
}

export interface ActiveJob {
  readonly data: JobData;
  moveToDelayed(at: number, token?: string): Promise<void>;
}

export interface JobQueue {
  add(name: string, data: JobData, options: JobsOptions): Promise<unknown>;
  waiting(): Promise<number>;
  close(): Promise<void>;
}

export interface JobBackend {
  openQueue(name: string, onError: (error: Error) => void): JobQueue;
  openWorker(
    name: string,
    run: (job: ActiveJob, token?: string) => Promise<void>,
    options: Omit<WorkerOptions, "connection">,
    onError: (error: Error) => void,
  ): { close(): Promise<void>; waitUntilReady(): Promise<unknown> };
}

/** BullMQ on Redis. Producers fail fast when Redis is away; workers wait for it to come back. */
export function redisBackend(url: string): JobBackend {
  const connection = (forProducer: boolean) => ({
    url,
    maxRetriesPerRequest: forProducer ? 1 : null,
    connectTimeout: 2_000,
  });
  return {
    openQueue: (name, onError) => asJobQueue(new Queue<JobData>(name, { connection: connection(true) }), onError),
    openWorker(name, run, options, onError) {
      const worker = new Worker<JobData>(name, run, { ...options, connection: connection(false) });
      worker.on("error", onError);
      return worker;
    },
  };
}

/** Each queue and worker has a pool of its own; the default of 10 would exhaust Postgres' connections. */
const POOL_SIZE = 3;

/**
 * A connection that breaks fails whatever uses it; but Node ends the process when nobody listens for its error, and
 * BullMQ opens connections (its LISTEN one, and those of its transactions) with a moment in which nobody does. There is
 * no option for that, so every client of this process gets a listener when it connects.
 */
function listenFromTheStart(): void {
  const { connect } = pg.Client.prototype;
  if (listening.has(connect)) return;
  const listened = new Proxy(connect, {
    apply(target, client: pg.Client, args) {
      client.on("error", () => undefined);
      return Reflect.apply(target, client, args);
    },
  });
  listening.add(listened);
  pg.Client.prototype.connect = listened;
}
const listening = new WeakSet<object>();

/** BullMQ on Postgres. Jobs are hints, so their own connections need not wait for the disk. All else does. */
export function postgresBackend(connectionString: string): JobBackend {
  listenFromTheStart();
  const bull = withBackend(createPostgresBackend);
  const connection = {
    connectionString,
    max: POOL_SIZE,
    migrate: true,
    options: "-c synchronous_commit=off",
  };
  return {
    openQueue: (name, onError) => asJobQueue(new bull.Queue<JobData>(name, { connection }), onError),
    openWorker(name, run, options, onError) {
      const worker = new bull.Worker<JobData>(name, run, { ...options, connection });
      worker.on("error", onError);
      return worker;
    },
  };
}

type Opened = Pick<Queue<JobData>, "add" | "close" | "getJobCounts"> & {
  on(event: "error", listener: (error: Error) => void): unknown;
};

function asJobQueue(queue: Opened, onError: (error: Error) => void): JobQueue {
  queue.on("error", onError);
  return {
    add: (name, data, options) => queue.add(name, data, options),
    waiting: async () => (await queue.getJobCounts("wait"))["wait"] ?? 0,
    close: () => queue.close(),
  };
}
