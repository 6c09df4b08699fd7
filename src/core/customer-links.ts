import type { Bus } from "./contracts/bus.ts";
import type { CustomerLinks, LinkResult } from "./contracts/console.ts";
import type { PeopleStore } from "./contracts/people-store.ts";

/** What agents decide about who is one person. Everybody who looks at one of the conversations sees it at once. */
export function createCustomerLinks({ store, bus }: { store: PeopleStore; bus: Bus }): CustomerLinks {
  async function told(change: Promise<LinkResult>): Promise<LinkResult> {
    const result = await change;
    if (result.ok)
      for (const conversationId of result.conversations)
        bus.publish({ conversationId, sequence: 0, about: "transcript" });
    return result;
  }
  return {
    join: (conversationId, otherCustomerId, agent) => told(store.join(conversationId, otherCustomerId, agent)),
    separate: (conversationId, customerId, agent) => told(store.separate(conversationId, customerId, agent)),
  };
}

/** For the sweeper: proofs that a crash left without their consequence. */
export async function joinProven(store: PeopleStore): Promise<void> {
  for (const customerId of await store.due()) await store.joinByProof(customerId, "found by the sweeper");
}
