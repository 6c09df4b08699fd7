import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { createIdentificationStore } from "../../src/store/identification-store.ts";
import { createNoticeStore } from "../../src/store/notice-store.ts";
import { createIdentification } from "../../src/tools/identification.ts";
import { type Caller, openOffice, orderOf } from "./office.ts";

async function openDesk() {
  const office = await openOffice([orderOf("A-1")]);
  const learnt: unknown[] = [];
  const identification = createIdentification({
    vault: {
      reveal: async (_customerId, text) => text,
      tokenize: async (customerId, values) => {
        learnt.push(...values.map((value) => ({ customerId, ...value })));
        return values.map(({ kind }) => `⟨${kind}⟩`);
      },
    },
    customers: office.backends.customers,
    store: createIdentificationStore(office.db),
    codeKey: randomBytes(32),
    say: (language, key, values) => `${language} ${key} ${values["code"]}`,
    title: () => "Test",
  });
  const notices = createNoticeStore(office.db);
  return {
    ...office,
    send: (who: Caller, type: "order" | "email" | "phone", value: string) =>
      identification.sendCode({ ...who, identifier: { type, value }, language: "es" }),
    redeem: (who: Caller, codeId: string, code: string) =>
      identification.redeem({ codeId, conversationId: who.conversationId, customerId: who.customerId, code }),
    /** What became personal data by the proof. */
    learnt,
    /** What the owner of the address reads. */
    async received() {
      const notice = await notices.claim(["email", "sms"]);
      return notice && { to: notice.to, body: notice.body, code: notice.body.split(" ").at(-1) ?? "" };
    },
  };
}

it("believes whoever reads the code sent to the address on file", async () => {
  await using desk = await openDesk();
  const ana = await desk.caller();
  const { codeId } = await desk.send(ana, "order", "a-1");
  const mail = await desk.received();
  expect(mail).toMatchObject({ to: "ana@example.com", body: `es notice.code.body ${mail?.code}` });

  expect(await desk.redeem(ana, codeId, ` ${mail?.code.slice(0, 3)} ${mail?.code.slice(3)}`)).toEqual({
    result: "ok",
    backofficeId: "ana",
  });
  // The name on the account is masked from now on, whoever says it.
  expect(desk.learnt).toEqual([{ customerId: ana.customerId, kind: "name", value: expect.stringMatching(/\w/) }]);

  const proven = { trust: 2 as const, backofficeId: "ana" };
  expect(await ana.ask("list_orders", {}, proven)).toMatchObject({ outcome: "done" });
  expect(await desk.audited(ana.conversationId)).toContain("identity.proven");
});

it("answers a turn that died after the code was taken, and proves nothing twice", async () => {
  await using desk = await openDesk();
  const ana = await desk.caller();
  const { codeId } = await desk.send(ana, "order", "A-1");
  const code = (await desk.received())?.code ?? "";
  await desk.redeem(ana, codeId, code);

  expect(await desk.redeem(ana, codeId, code)).toEqual({ result: "ok", backofficeId: "ana" });
  expect((await desk.audited(ana.conversationId)).filter((kind) => kind === "identity.proven")).toHaveLength(1);
  await desk.pool.query("UPDATE identity SET trust = 1, proven_until = NULL");
  expect(await desk.redeem(ana, codeId, code)).toEqual({ result: "expired" });
});

it("finds the account by e-mail or by the whole phone number, never by its ending", async () => {
  await using desk = await openDesk();
  await desk.send(await desk.caller(), "email", "ANA@example.com");
  expect(await desk.received()).toMatchObject({ to: "ana@example.com" });
  await desk.send(await desk.caller(), "phone", "+49 30 123456");
  expect(await desk.received()).toMatchObject({ to: "ana@example.com" });
  for (const ending of ["123456", "30123456", ""]) await desk.send(await desk.caller(), "phone", ending);
  expect(await desk.received()).toBeUndefined();
});

it("behaves the same when nobody matches", async () => {
  await using desk = await openDesk();
  const stranger = await desk.caller();
  const { codeId } = await desk.send(stranger, "email", "nobody@example.com");
  expect(codeId).toMatch(/^[0-9a-f-]{36}$/);
  expect(await desk.received()).toBeUndefined();
  expect(await desk.redeem(stranger, codeId, "123456")).toEqual({ result: "wrong" });
  expect(await desk.audited(stranger.conversationId)).toEqual(["code.asked", "code.wrong"]);
});

it("ends a code after five wrong tries, also with tries at once", async () => {
  await using desk = await openDesk();
  const ana = await desk.caller();
  const { codeId } = await desk.send(ana, "order", "A-1");
  const mail = await desk.received();
  const wrong = mail?.code === "000000" ? "000001" : "000000";

  const tries = await Promise.all(Array.from({ length: 9 }, () => desk.redeem(ana, codeId, wrong)));

  expect(tries.filter(({ result }) => result === "wrong")).toHaveLength(4);
  expect(await desk.redeem(ana, codeId, mail?.code ?? "")).toEqual({ result: "too-many" });
});

it("takes a code only in its own conversation, in time, and only the newest", async () => {
  await using desk = await openDesk();
  const [ana, ben] = [await desk.caller(), await desk.caller()];
  const first = await desk.send(ana, "order", "A-1");
  const oldMail = await desk.received();
  const second = await desk.send(ana, "order", "A-1");
  const mail = await desk.received();

  expect(await desk.redeem(ana, first.codeId, oldMail?.code ?? "")).toEqual({ result: "expired" });
  expect(await desk.redeem(ben, second.codeId, mail?.code ?? "")).toEqual({ result: "expired" });
  await desk.pool.query("UPDATE one_time_code SET expires_at = now() - interval '1 s'");
  expect(await desk.redeem(ana, second.codeId, mail?.code ?? "")).toEqual({ result: "expired" });
});

it("sends at most three codes in fifteen minutes to who asks, and five to an account", async () => {
  await using desk = await openDesk();
  const ana = await desk.caller();
  const asked = await Promise.all(Array.from({ length: 6 }, () => desk.send(ana, "order", "A-1")));
  expect(new Set(asked.map(({ codeId }) => codeId)).size).toBe(3);
  const notices = async () => (await desk.pool.query("SELECT 1 FROM notice")).rows.length;
  expect(await notices()).toBe(3);

  for (let n = 0; n < 5; n += 1) await desk.send(await desk.caller(), "order", "A-1");
  expect(await notices()).toBe(5);
});

it("keeps neither code nor address in the clear", async () => {
  await using desk = await openDesk();
  const ana = await desk.caller();
  await desk.send(ana, "order", "A-1");
  const { rows } = await desk.pool.query(
    "SELECT encode(n.sealed, 'escape') AS notice, c.code_hash AS hash FROM notice n, one_time_code c",
  );
  const mail = await desk.received();
  expect(JSON.stringify(rows)).not.toContain("ana@example.com");
  expect(JSON.stringify(rows)).not.toContain(mail?.code ?? "?");
});
