import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { PreparedOverview } from "../../api/wire.ts";
import { api } from "./api.ts";

export interface PreparedFilter {
  readonly state: keyof PreparedOverview["counts"];
  readonly language: string;
  readonly text: string;
  readonly skip: number;
}

export type PreparedCardAnswer = PreparedOverview["answers"][number];

export interface Review {
  readonly id: string;
  readonly state: "approved" | "rejected" | "proposed";
  readonly question?: string;
  readonly answer?: string;
}

/** While answers are being made we look often enough to show how far it is. */
export const usePrepared = ({ state, language, text, skip }: PreparedFilter) =>
  useQuery({
    queryKey: ["prepared", state, language, text, skip],
    queryFn: () => {
      const query = new URLSearchParams({ state, skip: String(skip) });
      if (language) query.set("language", language);
      if (text) query.set("text", text);
      return api<PreparedOverview>("GET", `/prepared?${query}`);
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data?.run.running ? 1_000 : 30_000),
  });

/** What changes which answers are served, and the job that makes them. */
export function usePreparedActions() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ["prepared"] });
  return {
    review: useMutation({
      mutationFn: ({ id, ...review }: Review) =>
        api<unknown>("POST", `/prepared/review/${encodeURIComponent(id)}`, review),
      onSettled,
    }),
    approveAll: useMutation({
      mutationFn: (search: { readonly language?: string; readonly text?: string }) =>
        api<{ readonly approved: number }>("POST", "/prepared/approve", search),
      onSettled,
    }),
    prepare: useMutation({ mutationFn: () => api<unknown>("POST", "/prepared/prepare", {}), onSettled }),
  };
}
