import { describe, expect, it } from "vitest";
import { afterClose } from "../src/reconnect.ts";

describe("after WhatsApp closed the connection", () => {
  it("comes back at once when it was asked to", () => {
    expect(afterClose(515, 3, () => 0)).toEqual({ action: "reconnect", afterMs: 0 });
  });

  it("pairs again when it was logged out", () => {
    expect(afterClose(401, 0, () => 0)).toMatchObject({ action: "pair-again" });
  });

  it.each([[403], [440], [411]])("stops for a person after %i", (code) => {
    expect(afterClose(code, 0, () => 0)).toMatchObject({ action: "stop", problem: expect.stringContaining(`${code}`) });
  });

  it("waits longer each time the line is bad, up to a minute, and never in step with others", () => {
    for (const code of [408, 428, 503, 500, undefined]) {
      const waits = [0, 1, 2, 5, 50].map((failures) => {
        const [least, most] = [0, 1].map((random) => afterClose(code, failures, () => random));
        if (least?.action !== "reconnect" || most?.action !== "reconnect") throw new Error("it should come back");
        expect(most.afterMs).toBe(2 * least.afterMs);
        return most.afterMs;
      });
      expect(waits).toEqual([1000, 2000, 4000, 32_000, 60_000]);
    }
  });
});
