import type { ClaimedTurn } from "../contracts/store.ts";
import type { Vault } from "../contracts/vault.ts";

/** The profile of a joined customer comes from another one, and so do its tokens: here they become this one's own. */
export async function adoptProfile(claimed: ClaimedTurn, vault: Vault): Promise<ClaimedTurn> {
  const { customer, conversation } = claimed;
  if (customer.personId === undefined || customer.personId === conversation.customerId) return claimed;
  const stored = JSON.stringify(customer.profile);
  const adopted = await vault.adopt(conversation.customerId, customer.personId, stored);
  return adopted === stored ? claimed : { ...claimed, customer: { ...customer, profile: JSON.parse(adopted) } };
}
