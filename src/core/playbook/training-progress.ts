import type { Log } from "../contracts/channel.ts";
import type { UnderstandingModels } from "../understanding/models.ts";
import type { Playbook } from "./schema.ts";

/** A training under way in this process. */
export interface TrainingUnderWay {
  readonly playbook: string;
  /** 0 to 1. */
  readonly share: number;
}

export type Train = (playbook: Playbook, onProgress: (share: number) => void) => Promise<UnderstandingModels>;

/** The log hears of every quarter; whoever asks hears the share as it is. */
const LOGGED_STEP = 0.25;

/** Trains, and says meanwhile how far it is. */
export function watchTraining(train: Train, log: Log) {
  let underWay: TrainingUnderWay | undefined;

  return {
    underWay: (): TrainingUnderWay | undefined => underWay,
    async train(playbook: Playbook): Promise<UnderstandingModels> {
      const { name } = playbook;
      const startedAt = performance.now();
      let logged = 0;
      underWay = { playbook: name, share: 0 };
      try {
        const models = await train(playbook, (share) => {
          underWay = { playbook: name, share };
          if (share < logged + LOGGED_STEP || share >= 1) return;
          logged = Math.floor(share / LOGGED_STEP) * LOGGED_STEP;
          log("playbook.training", { playbook: name, share: logged });
        });
        log("playbook.trained", { playbook: name, ms: Math.round(performance.now() - startedAt) });
        return models;
      } finally {
        underWay = undefined;
      }
    },
  };
}
