// Starts the roles asked for (web, worker, or chat in the terminal), and stops them in reverse order.
import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import { type App, type Role, startApp } from "./app.ts";
import { chatInTerminal } from "./channels/terminal/chat.ts";
import { readConfig } from "./config.ts";
import { AppError } from "./core/errors.ts";
import { createLog } from "./log.ts";

const STOP_LIMIT_MS = 15_000;
const SAME_WISH_MS = 1_000;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** "All addresses" is none that a browser can open. */
const seenFromHere = (url: string): string => url.replace(/^http:\/\/(0\.0\.0\.0|\[::\]|::):/, "http://127.0.0.1:");

const roles: Readonly<Record<string, readonly Role[]>> = {
  all: ["web", "worker"],
  web: ["web"],
  worker: ["worker"],
  chat: ["worker"],
};

const stopping = new AbortController();
let app: App | undefined;

try {
  const role = roleFrom(process.argv.slice(2));
  const wanted = roles[role] ?? [];
  const chatting = role === "chat";
  const startedAt = performance.now();
  const config = readConfig(process.env);
  stopOnSignals();
  app = await startApp(config, {
    roles: new Set(wanted),
    log: createLog(process.stderr, chatting ? "error" : config.logLevel),
    onProgress: (step) => say(`  ${step} …`),
    signal: stopping.signal,
  });
  if (chatting) await chat(app).finally(stop);
  else announce(app, performance.now() - startedAt);
} catch (error) {
  if (!stopping.signal.aborted) {
    say(`\nSwitchboard did not start: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof Error && !(error instanceof AppError)) say(error.stack ?? "");
  }
  process.exitCode = 1;
}

function roleFrom(args: string[]): string {
  const { values, positionals } = parseArgs({
    args,
    options: { role: { type: "string", default: "all" } },
    allowPositionals: true,
    strict: false,
  });
  const role = String(values.role);
  const others = [
    ...Object.keys(values)
      .filter((name) => name !== "role")
      .map((name) => `--${name}`),
    ...positionals,
  ];
  if (others.length === 0 && Object.hasOwn(roles, role)) return role;
  throw new AppError(
    "invalid_input",
    `${others[0] ?? `--role ${role}`} is unknown. Usage: npm start [-- --role web | --role worker]. Settings come from the environment or .env, see .env.example.`,
  );
}

function announce(app: App, ms: number): void {
  say(`\nSwitchboard serves "${app.playbook.title}" (ready in ${(ms / 1000).toFixed(1)} s)`);
  if (app.url) {
    say(`\n  Demo shop with chat   ${seenFromHere(app.url)}/demo`);
    say(`  Agent console         ${seenFromHere(app.url)}/console`);
    if (app.setupLink) say(`  First agent account   ${seenFromHere(app.setupLink)}`);
  }
  say("\n  Channels");
  for (const { channel, on, why } of app.channels) say(`    ${on ? "on " : "off"}  ${channel.padEnd(16)} ${why}`);
  say("\n  Ctrl-C stops.");
}

async function chat(app: App): Promise<void> {
  say(`\nYou are talking to "${app.playbook.title}". Numbers choose an offered answer; Ctrl-D ends.\n`);
  await chatInTerminal({
    accept: app.inbox.accept,
    transcript: app.transcript,
    input: process.stdin,
    output: process.stdout,
    user: userInfo().username,
  });
}

async function stop(): Promise<void> {
  await app?.stop();
}

/**
 * The first signal stops in order, also in the middle of a start; a second one, or a stop that hangs, ends the process
 * at once. All work is safe to kill. A terminal sends Ctrl-C to npm and to us, which makes npm pass on a second one:
 * what comes within a second is the same wish.
 */
function stopOnSignals(): void {
  let stoppedAt = Number.POSITIVE_INFINITY;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) {
        if (performance.now() - stoppedAt > SAME_WISH_MS) process.exit(1);
        return;
      }
      stoppedAt = performance.now();
      stopping.abort();
      say("\nStopping …");
      setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
      if (app) void stop().then(() => process.exit(0));
    });
  }
}
