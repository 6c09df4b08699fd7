import { expect, it } from "vitest";
import { openSession } from "../../../src/core/turn/settle-state.ts";
import { servicesFor, turnFor } from "./knowing.ts";
import { tours } from "./small-playbooks.ts";

const HOUR_MS = 3_600_000;
const fact = { subject: "customer", relation: "wants", object: "a refund", at: new Date(0).toISOString() };

/** What is left of the dialogue so many hours after the last turn. */
function after(hours: number, thresholds = tours.thresholds) {
  const turn = turnFor({ question: "And then?", productIds: [] });
  const lastTurnAt = new Date(turn.startedAt.getTime() - hours * HOUR_MS).toISOString();
  const state = {
    ...turn.state,
    focus: { order: { value: "NG-10311", turnId: "t1" } },
    facts: [fact],
    summary: { upTo: 9, facts: [fact] },
    lastTurnAt,
  };
  return openSession({ ...turn, state }, servicesFor({ ...tours, thresholds })).state;
}

it("a session ends when nobody wrote for 24 hours: its task, facts and summary are gone", () => {
  expect(after(23.9)).toMatchObject({ facts: [fact], summary: { upTo: 9 }, focus: { order: { value: "NG-10311" } } });
  const ended = after(24.1);
  expect(ended).toMatchObject({ facts: [], focus: {} });
  expect(ended.summary).toBeUndefined();
});

it("a playbook says how long a session lasts", () => {
  const short = { ...tours.thresholds, sessionIdleMinutes: 30 };
  expect(after(0.4, short).facts).toEqual([fact]);
  expect(after(0.6, short).facts).toEqual([]);
});
