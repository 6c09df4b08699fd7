/** Work of one go; a customer's turn waits no longer for it. */
const SLICE_MS = 6;

/**
 * To be awaited between small pieces of work that nobody waits for: after a slice it rests as long as it worked, so that
 * at most half a processor is taken and a turn that came meanwhile goes first.
 */
export function createPace(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    const worked = performance.now() - began;
    if (worked < SLICE_MS) return;
    await new Promise((resolve) => setTimeout(resolve, worked));
    began = performance.now();
  };
}
