import { Router } from "express";
import { z } from "zod";
import type { ActionRefusal, ActionResult, AgentActions } from "../../core/contracts/console.ts";
import { AppError } from "../../core/errors.ts";
import { conversationId } from "./conversation-routes.ts";
import { read } from "./problems.ts";
import type { Asked, Route } from "./route.ts";

const written = z.strictObject({
  clientId: z.string().min(8).max(100),
  text: z.string().trim().min(1, "write something first").max(10_000),
});
const withNote = z.strictObject({ note: z.string().trim().max(2_000).optional() });
const withReason = z.strictObject({ reason: z.string().trim().min(1, "say how it was resolved").max(500) });

/** What agents do. Who acts comes from the session; whether they may is decided under the conversation's lock. */
export function createActionRoutes({ actions, route }: { actions: AgentActions; route: Route }): Router {
  const router = Router();
  const action = (path: string, run: (id: string, asked: Asked) => Promise<ActionResult>) =>
    router.post(
      `/conversations/:id/${path}`,
      route(async (asked) => {
        const result = await run(read(conversationId, asked.request.params["id"]), asked);
        if (!result.ok) throw refusal(result);
        return result;
      }),
    );
  const noteIn = ({ request }: Asked): string | undefined => read(withNote, request.body ?? {}).note || undefined;

  action("take-over", (id, { agent }) => actions.takeOver(id, acting(agent)));
  action("reply", (id, { agent, request }) => actions.reply(id, acting(agent), read(written, request.body)));
  action("note", (id, { agent, request }) => actions.note(id, acting(agent), read(written, request.body)));
  action("hand-back", (id, asked) => actions.handBack(id, acting(asked.agent), noteIn(asked)));
  action("to-queue", (id, asked) => actions.toQueue(id, acting(asked.agent), noteIn(asked)));
  action("resolve", (id, { agent, request }) =>
    actions.resolve(id, acting(agent), read(withReason, request.body).reason),
  );
  return router;
}

const acting = ({ id, name }: Asked["agent"]) => ({ id, name });

function refusal(result: ActionRefusal): AppError {
  const details = { refusal: result };
  switch (result.refused) {
    case "not-found":
      return new AppError("not_found", "there is no such conversation: go back to the list", { details });
    case "owned-by":
      return new AppError(
        "conflict",
        `${result.agentName ?? "another agent"} owns this conversation: write a note, or ask them to hand it over`,
        { details },
      );
    case "not-yours":
      return new AppError(
        "conflict",
        `this conversation belongs to ${result.owner === "nobody" ? "nobody" : `the ${result.owner}`} now: take it over first`,
        { details },
      );
    case "already-closed":
      return new AppError("conflict", "this conversation is closed already: take it over to reopen it", { details });
    case "handed-over-too-often":
      return new AppError("conflict", "the bot has handed this conversation over too often: answer it, or resolve it", {
        details,
      });
    case "unreachable":
      return new AppError("conflict", "the platform does not let us write to this customer: reach them another way", {
        details,
      });
  }
}
