import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { MemoryAnswer } from "../../api/wire.ts";
import { api } from "./api.ts";

const pathOf = (conversationId: string): string => `/conversations/${encodeURIComponent(conversationId)}/memory`;

/** `changedAt`: when the conversation changed last; something may have been learned then. */
export const useMemory = (conversationId: string, changedAt: string) =>
  useQuery({
    queryKey: ["memory", conversationId, changedAt],
    queryFn: () => api<MemoryAnswer>("GET", pathOf(conversationId)),
    placeholderData: (before, query) => (query?.queryKey[1] === conversationId ? before : undefined),
  });

export function useForget(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (keys: readonly string[]) => api<unknown>("POST", `${pathOf(conversationId)}/forget`, { keys }),
    onSettled: () => client.invalidateQueries({ queryKey: ["memory", conversationId] }),
  });
}
