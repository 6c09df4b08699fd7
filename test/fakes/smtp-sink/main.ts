import { appendFileSync, closeSync, fsyncSync, openSync } from "node:fs";
import { SMTPServer } from "smtp-server";

/**
 * A mail server in a process of its own, which speaks real SMTP and writes each mail that it accepted to a ledger
 * before it says so. It misbehaves by recipient:
 * - `busy-N@…`  says "try again later" to the first N attempts
 * - `gone@…`    says "no such mailbox"
 * - `lost@…`    accepts the mail and dies with the answer unsaid
 * - `full@…`    says "try again later" after it read the mail
 * Started as `smtp-sink/main.ts <ledger file>`; prints its port.
 */
const [ledger = ""] = process.argv.slice(2);
const tries = new Map<string, number>();

const refuse = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  logger: false,

  onRcptTo({ address }, _session, done) {
    const count = (tries.get(address) ?? 0) + 1;
    tries.set(address, count);
    const [name = ""] = address.split("@");
    if (name === "gone") return done(refuse(550, "no such mailbox"));
    if (name.startsWith("busy-") && count <= Number(name.slice(5))) return done(refuse(451, "try again later"));
    done();
  },

  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      if (to.some((address) => address.startsWith("full@"))) return done(refuse(452, "mailbox is full"));
      accept({ to, mail: Buffer.concat(chunks).toString("utf8") });
      if (to.some((address) => address.startsWith("lost@"))) process.exit(0);
      done();
    });
  },
});

function accept(entry: { readonly to: readonly string[]; readonly mail: string }): void {
  const file = openSync(ledger, "a");
  appendFileSync(file, `${JSON.stringify(entry)}\n`);
  fsyncSync(file);
  closeSync(file);
}

const listening = server.listen(0, "127.0.0.1", () => {
  const address = listening.address();
  process.stdout.write(`${typeof address === "object" && address ? address.port : "no port"}\n`);
});
