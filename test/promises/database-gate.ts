import net from "node:net";

export interface DatabaseGate extends AsyncDisposable {
  /** The same database, through the gate. */
  readonly url: string;
  /** The server is gone: every connection breaks, and none is taken. */
  close(): Promise<void>;
  open(): Promise<void>;
}

/** A database server that can go away and come back, without stopping the one that all tests share. */
export async function databaseGate(databaseUrl: string): Promise<DatabaseGate> {
  const target = new URL(databaseUrl);
  const sockets = new Set<net.Socket>();
  let server = listenFor(0);
  await once(server);
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  const url = new URL(databaseUrl);
  url.port = String(port);

  function listenFor(onPort: number): net.Server {
    const listening = net.createServer((incoming) => {
      const outgoing = net.connect(Number(target.port), target.hostname);
      for (const socket of [incoming, outgoing]) {
        sockets.add(socket);
        socket.on("error", () => undefined);
        socket.on("close", () => {
          sockets.delete(socket);
          incoming.destroy();
          outgoing.destroy();
        });
      }
      incoming.pipe(outgoing).pipe(incoming);
    });
    return listening.listen(onPort, "127.0.0.1");
  }

  async function close(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  return {
    url: url.href,
    close,
    async open() {
      server = listenFor(port);
      await once(server);
    },
    [Symbol.asyncDispose]: close,
  };
}

const once = (server: net.Server): Promise<unknown> => new Promise((resolve) => server.once("listening", resolve));
