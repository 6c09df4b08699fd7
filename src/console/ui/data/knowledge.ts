import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { SourceAnswer, SourcesAnswer } from "../../api/wire.ts";
import { api } from "./api.ts";

/** An empty string leaves a filter out. */
export interface SourceSearch {
  readonly state: string;
  readonly tier: string;
  readonly language: string;
  readonly text: string;
  readonly skip: number;
}

export type SourceRow = SourcesAnswer["sources"][number];

export const useSources = (search: SourceSearch) =>
  useQuery({
    queryKey: ["sources", search],
    queryFn: () => {
      const set = Object.entries(search).filter(([, value]) => value !== "" && value !== 0);
      return api<SourcesAnswer>(
        "GET",
        `/knowledge?${new URLSearchParams(set.map(([key, value]) => [key, `${value}`]))}`,
      );
    },
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

export const useSource = (id: string) =>
  useQuery({
    queryKey: ["source", id],
    queryFn: () => api<SourceAnswer>("GET", `/knowledge/${encodeURIComponent(id)}`),
  });
