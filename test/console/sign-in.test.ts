import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADA, BEN, colleague, firstAgent, startConsole, type TestConsole, visitor } from "./support.ts";

let test: TestConsole;
let ada: Awaited<ReturnType<typeof firstAgent>>;
let usedLink: string;

beforeAll(async () => {
  test = await startConsole();
});
afterAll(() => test?.[Symbol.asyncDispose]());

describe("the first run", () => {
  it("refuses a guessed token and a weak password", async () => {
    const guess = await visitor(test.url).post("/first-run", { ...ADA, token: "guess" });
    expect(guess).toMatchObject({ status: 403, answer: { error: { kind: "forbidden" } } });
    const token = new URL((await test.console.setupLink()) ?? "").searchParams.get("token");
    const weak = await visitor(test.url).post("/first-run", { ...ADA, password: "short", token });
    expect(weak).toMatchObject({ status: 400, answer: { error: { message: "password: use at least 10 characters" } } });
  });

  it("makes one administrator, even when two open the link at once", async () => {
    usedLink = (await test.console.setupLink()) ?? "";
    const token = new URL(usedLink).searchParams.get("token");
    const [one, two] = [visitor(test.url), visitor(test.url)];
    const answers = await Promise.all([
      one.post("/first-run", { ...ADA, token }),
      two.post("/first-run", { ...BEN, token }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).not.toEqual([201, 201]);
    const winner = answers[0]?.status === 201 ? one : two;
    const me = await winner.get("/me");
    expect(me).toMatchObject({ status: 200, answer: { agent: { role: "admin" } } });
    const { answer } = await winner.get("/agents");
    expect(answer.agents).toHaveLength(1);
    // The tests below know Ada.
    await test.db.pool.query("DELETE FROM agent");
    ada = await firstAgent(test);
  });

  it("prints no link and takes no token once somebody exists", async () => {
    expect(await test.console.setupLink()).toBeUndefined();
    const again = await visitor(test.url).post("/first-run", {
      ...BEN,
      token: new URL(usedLink).searchParams.get("token"),
    });
    expect(again).toMatchObject({ status: 403, answer: { error: { kind: "forbidden" } } });
    expect((await visitor(test.url).get("/first-run")).answer).toEqual({ open: false });
  });
});

describe("signing in", () => {
  it("gives a cookie that scripts cannot read and other sites do not send", async () => {
    const { status, set } = await visitor(test.url).post("/session", { email: ADA.email, password: ADA.password });
    expect(status).toBe(200);
    expect(set.join()).toMatch(/switchboard\.session_token=.+HttpOnly/i);
    expect(set.join()).toMatch(/SameSite=Lax/i);
    expect(set.join()).toMatch(/Path=\/console/i);
  });

  it("says the same for a wrong password and an unknown e-mail", async () => {
    const wrong = await visitor(test.url).post("/session", { email: ADA.email, password: "something else" });
    const unknown = await visitor(test.url).post("/session", {
      email: "nobody@example.com",
      password: "something else",
    });
    expect(wrong).toMatchObject({ status: 401, answer: { error: { message: "e-mail or password is wrong" } } });
    expect(unknown.answer).toEqual(wrong.answer);
  });

  it("stores the password as a hash only", async () => {
    const { rows } = await test.db.pool.query<{ password: string }>("SELECT password FROM agent_credential");
    expect(rows).toHaveLength(1);
    expect(rows[0]?.password).not.toContain(ADA.password);
  });

  it("serves none of the library's own routes, such as sign-up", async () => {
    for (const route of ["/auth/sign-up/email", "/auth/update-user", "/auth/sign-in/email"]) {
      expect((await visitor(test.url).post(route, BEN)).status).toBe(404);
    }
  });

  it("lets administrators add colleagues, and nobody else", async () => {
    const ben = await colleague(test, ada);
    expect((await ben.get("/me")).answer.agent).toMatchObject({ name: "Ben", role: "agent" });
    expect(
      await ben.post("/agents", { name: "Eve", email: "eve@example.com", password: "long enough 3", role: "admin" }),
    ).toMatchObject({ status: 403 });
    expect(await ada.post("/agents", { ...BEN, email: "BEN@example.com" })).toMatchObject({ status: 409 });
  });
});

describe("requests that are not an agent's own", () => {
  it("are refused on every route without a session", async () => {
    const stranger = visitor(test.url);
    const reads = [
      "/me",
      "/sessions",
      "/agents",
      "/counts",
      "/conversations?view=all",
      "/conversations/x",
      "/conversations/x/messages",
      "/conversations/x/audit",
      "/notices",
      "/channels",
    ];
    for (const route of reads) expect((await stranger.get(route)).status, route).toBe(401);
    for (const action of ["take-over", "reply", "note", "hand-back", "to-queue", "resolve"]) {
      expect((await stranger.post(`/conversations/x/${action}`)).status, action).toBe(401);
    }
    expect((await stranger.post("/agents", BEN)).status).toBe(401);
  });

  it("are refused with a cookie whose signature is forged", async () => {
    const forged = await visitor(test.url).ask("GET", "/me", undefined, {
      cookie: ada.cookie().replace(/.{6}$/, "AAAAAA"),
    });
    expect(forged.status).toBe(401);
  });

  it("are refused when another site sends them with the agent's cookie", async () => {
    const foreign = await ada.ask("POST", "/conversations/x/take-over", {}, { origin: "https://evil.example" });
    expect(foreign).toMatchObject({ status: 403, answer: { error: { kind: "forbidden" } } });
    const form = await ada.ask("POST", "/conversations/x/take-over", {}, { "x-switchboard-console": "" });
    expect(form.status).toBe(403);
    const crossSite = await ada.ask("DELETE", "/session", undefined, { "sec-fetch-site": "cross-site" });
    expect(crossSite.status).toBe(403);
    expect((await ada.get("/me")).status).toBe(200);
  });
});

describe("sessions", () => {
  it("end at once when revoked, and their open sockets close within a second", async () => {
    const phone = visitor(test.url);
    await phone.post("/session", { email: ADA.email, password: ADA.password });
    const { closed, heard } = await phone.listen();
    const { answer: me } = await phone.get("/me");
    // Revoked behind this process's back, as another process or an operator would.
    const revokedAt = performance.now();
    await test.db.pool.query("DELETE FROM agent_session WHERE id = $1", [me.sessionId]);
    expect(await closed).toBe(4401);
    expect(performance.now() - revokedAt).toBeLessThan(1_000);
    expect(heard).toEqual([{ about: "ready" }]);
    expect((await phone.get("/me")).status).toBe(401);
  });

  it("can be listed and ended by their agent only", async () => {
    const phone = visitor(test.url);
    await phone.post("/session", { email: ADA.email, password: ADA.password });
    const { answer: me } = await phone.get("/me");
    const ben = visitor(test.url);
    await ben.post("/session", { email: BEN.email, password: BEN.password });
    expect((await ben.ask("DELETE", `/sessions/${me.sessionId}`)).status).toBe(404);
    expect((await phone.get("/me")).status).toBe(200);
    expect((await ada.ask("DELETE", `/sessions/${me.sessionId}`)).answer).toEqual({ ended: 1 });
    expect((await phone.get("/me")).status).toBe(401);
  });

  it("end with signing out, sockets included", async () => {
    const tab = visitor(test.url);
    await tab.post("/session", { email: ADA.email, password: ADA.password });
    const { closed } = await tab.listen();
    await tab.ask("DELETE", "/session");
    expect(await closed).toBe(4401);
    expect((await tab.get("/me")).status).toBe(401);
  });

  it("open no socket for a stranger or for another site's page", async () => {
    await expect(visitor(test.url).listen()).rejects.toThrow("401");
    await expect(ada.listen("https://evil.example")).rejects.toThrow("403");
  });
});

describe("guessing passwords", () => {
  it("is slowed down after ten tries", async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 14; n += 1) {
      statuses.push(
        (await visitor(test.url).post("/session", { email: "target@example.com", password: `guess number ${n}` }))
          .status,
      );
    }
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.filter((status) => status === 200)).toEqual([]);
  });
});
