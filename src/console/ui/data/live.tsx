import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

export type LiveState = "connecting" | "open" | "lost";

const LiveContext = createContext<LiveState>("connecting");
export const useLiveState = (): LiveState => useContext(LiveContext);

const SESSION_ENDED = 4401;
const GATHER_MS = 150;
const MAX_WAIT_MS = 15_000;

/** Keeps one socket open while somebody is signed in. Without it the queries poll; see `usePace`. */
export function LiveUpdates({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(() => connect(client, setState), [client]);
  return <LiveContext value={state}>{children}</LiveContext>;
}

function connect(client: QueryClient, report: (state: LiveState) => void): () => void {
  let socket: WebSocket | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let stopped = false;
  const refresh = gather(client);

  const open = (): void => {
    const address = new URL("/console/api/socket", window.location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    socket = new WebSocket(address);
    socket.onopen = () => {
      tries = 0;
      report("open");
      // Whatever was missed while we were away.
      void client.invalidateQueries();
    };
    socket.onmessage = (event) => refresh(conversationIn(event.data));
    socket.onclose = (event) => {
      if (stopped) return;
      report("lost");
      void client.invalidateQueries({ queryKey: ["me"] });
      tries += 1;
      const wait = event.code === SESSION_ENDED ? MAX_WAIT_MS : Math.min(MAX_WAIT_MS, 500 * 2 ** tries);
      retry = setTimeout(open, wait);
    };
  };

  open();
  return () => {
    stopped = true;
    clearTimeout(retry);
    socket?.close();
  };
}

/** Several hints in a row cause one refresh. */
function gather(client: QueryClient): (conversationId: string | undefined) => void {
  const waiting = new Set<string>();
  return (conversationId) => {
    if (conversationId === undefined) return;
    if (waiting.size === 0) {
      setTimeout(() => {
        for (const id of waiting) void client.invalidateQueries({ queryKey: ["conversation", id] });
        waiting.clear();
        void client.invalidateQueries({ queryKey: ["conversations"] });
        void client.invalidateQueries({ queryKey: ["counts"] });
      }, GATHER_MS);
    }
    waiting.add(conversationId);
  };
}

function conversationIn(data: unknown): string | undefined {
  const hint: unknown = typeof data === "string" ? JSON.parse(data) : undefined;
  if (typeof hint !== "object" || hint === null || !("conversationId" in hint) || !("about" in hint)) return undefined;
  return hint.about !== "typing" && typeof hint.conversationId === "string" ? hint.conversationId : undefined;
}
