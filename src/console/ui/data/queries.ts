import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ConversationView, RevealedMessage } from "../../../core/contracts/console.ts";
import type { HandoffPackage } from "../../../core/handoff.ts";
import type {
  AgentsAnswer,
  AuditAnswer,
  ChannelsAnswer,
  ConversationAnswer,
  CountsAnswer,
  CustomersAnswer,
  ListAnswer,
  LookAnswer,
  MeAnswer,
  ModelSpend,
  NoticesAnswer,
  SessionsAnswer,
  UnderstandingAnswer,
  Wire,
} from "../../api/wire.ts";
import { api } from "./api.ts";
import { useLiveState } from "./live.tsx";

/** With the live socket open we only look now and then; without it often enough to work by. */
const usePace = (): number => (useLiveState() === "open" ? 30_000 : 4_000);

export const useMe = () =>
  useQuery({ queryKey: ["me"], queryFn: () => api<MeAnswer>("GET", "/me"), staleTime: 60_000 });

export const useCounts = () =>
  useQuery({ queryKey: ["counts"], queryFn: () => api<CountsAnswer>("GET", "/counts"), refetchInterval: usePace() });

export const useModelSpend = () =>
  useQuery({
    queryKey: ["model-spend"],
    queryFn: () => api<ModelSpend>("GET", "/model-spend"),
    refetchInterval: 60_000,
  });

export const useConversations = (view: ConversationView) =>
  useInfiniteQuery({
    queryKey: ["conversations", view],
    queryFn: ({ pageParam }) =>
      api<ListAnswer>(
        "GET",
        `/conversations?view=${view}${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ""}`,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchInterval: usePace(),
  });

export const useConversation = (id: string) =>
  useQuery({
    queryKey: ["conversation", id],
    queryFn: () => api<ConversationAnswer>("GET", `/conversations/${encodeURIComponent(id)}`),
    refetchInterval: usePace(),
  });

export const useOlderMessages = (id: string, before: number, wanted: boolean) =>
  useInfiniteQuery({
    queryKey: ["older", id, before],
    enabled: wanted,
    queryFn: ({ pageParam }) =>
      api<Pick<ConversationAnswer, "messages" | "more">>(
        "GET",
        `/conversations/${encodeURIComponent(id)}/messages?before=${pageParam}`,
      ),
    initialPageParam: before,
    getNextPageParam: (page) => (page.more ? page.messages[0]?.sequence : undefined),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useNotices = () =>
  useInfiniteQuery({
    queryKey: ["notices"],
    queryFn: ({ pageParam }) =>
      api<NoticesAnswer>("GET", `/notices${pageParam ? `?after=${encodeURIComponent(pageParam)}` : ""}`),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchInterval: 5_000,
  });

export const useChannels = () =>
  useQuery({ queryKey: ["channels"], queryFn: () => api<ChannelsAnswer>("GET", "/channels"), refetchInterval: 5_000 });
export const useAgents = () => useQuery({ queryKey: ["agents"], queryFn: () => api<AgentsAnswer>("GET", "/agents") });
export const useSessions = () =>
  useQuery({ queryKey: ["sessions"], queryFn: () => api<SessionsAnswer>("GET", "/sessions") });

export const useAudit = (id: string) =>
  useInfiniteQuery({
    queryKey: ["audit", id],
    queryFn: ({ pageParam }) =>
      api<AuditAnswer>("GET", `/conversations/${encodeURIComponent(id)}/audit?after=${pageParam}`),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.more ? page.entries.at(-1)?.sequence : undefined),
    placeholderData: keepPreviousData,
  });

export const useUnderstanding = () =>
  useQuery({ queryKey: ["understanding"], queryFn: () => api<UnderstandingAnswer>("GET", "/understanding") });

export const useLook = () =>
  useMutation({ mutationFn: (text: string) => api<LookAnswer>("POST", "/understanding/look", { text }) });

/** Whatever changes what the next training learns, and the training itself. */
export function useCorrections() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ["understanding"] });
  return {
    correct: useMutation({
      mutationFn: (correction: { readonly text: string; readonly intent: string }) =>
        api<unknown>("POST", "/understanding/corrections", correction),
      onSettled,
    }),
    takeBack: useMutation({
      mutationFn: (id: string) => api<unknown>("DELETE", `/understanding/corrections/${encodeURIComponent(id)}`),
      onSettled,
    }),
    train: useMutation({
      mutationFn: () => api<{ readonly version: number }>("POST", "/understanding/train", {}),
      onSettled,
    }),
  };
}

/** Looks only when there is something to look for. */
export const useFoundCustomers = (query: string) =>
  useQuery({
    queryKey: ["customers", query],
    enabled: query !== "",
    queryFn: () => api<CustomersAnswer>("GET", `/customers?q=${encodeURIComponent(query)}`),
  });

/** Makes customers one person, or two again; every conversation may show something else then. */
export function useLink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, customerId }: { path: "join" | "separate"; customerId: string }) =>
      api<unknown>("POST", `/conversations/${encodeURIComponent(id)}/${path}`, { customerId }),
    onSettled: () => client.invalidateQueries(),
  });
}

export type ActionPath = "take-over" | "reply" | "note" | "hand-back" | "to-queue" | "resolve";

/** What an agent does to a conversation; lists and the conversation are read again afterwards, whatever came of it. */
export function useAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { path: ActionPath; body?: unknown }) =>
      api<{ sequence?: number }>("POST", `/conversations/${encodeURIComponent(id)}/${path}`, body ?? {}),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["conversation", id] }),
        client.invalidateQueries({ queryKey: ["conversations"] }),
        client.invalidateQueries({ queryKey: ["counts"] }),
      ]),
  });
}

/** A timer's hand-off has only some of the parts, an erased customer's none: everything is optional here. */
export type RevealedPackage = Partial<Wire<HandoffPackage>>;

/** Personal data as it was written. Not kept beyond the part of the page that asked, and asked for anew each time. */
export const useReveal = <T extends RevealedMessage | RevealedPackage>(
  conversationId: string,
  what: "message" | "handoff",
) =>
  useMutation({
    mutationFn: (id: string) =>
      api<{ shown: T }>("POST", `/conversations/${encodeURIComponent(conversationId)}/reveal`, { what, id }),
    gcTime: 0,
  });
