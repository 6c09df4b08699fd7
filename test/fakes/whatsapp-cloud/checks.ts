import { z } from "zod";

// The limits of Meta's specification (fixtures/whatsapp-cloud), and those it leaves to its texts.
const text = (most: number) => z.string().min(1).max(most);
const id = text(256);
const file = z
  .strictObject({
    id: z.string().optional(),
    link: z.url({ protocol: /^https?$/ }).optional(),
    caption: text(1024).optional(),
    filename: text(240).optional(),
  })
  .refine((one) => (one.id === undefined) !== (one.link === undefined), "either id or link");
const base = {
  messaging_product: z.literal("whatsapp"),
  recipient_type: z.literal("individual"),
  to: z
    .string()
    .regex(/^\+?\d{6,15}$/)
    .optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\.\w{1,128}$/)
    .optional(),
  biz_opaque_callback_data: text(512),
};
const interactive = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("button"),
    body: z.strictObject({ text: text(1024) }),
    action: z.strictObject({
      buttons: z
        .array(z.strictObject({ type: z.literal("reply"), reply: z.strictObject({ id, title: text(20) }) }))
        .min(1)
        .max(3),
    }),
  }),
  z.strictObject({
    type: z.literal("list"),
    body: z.strictObject({ text: text(1024) }),
    action: z.strictObject({
      button: text(20),
      sections: z
        .array(
          z.strictObject({
            title: text(24),
            rows: z
              .array(z.strictObject({ id: text(200), title: text(24), description: text(72).optional() }))
              .min(1)
              .max(10),
          }),
        )
        .length(1),
    }),
  }),
]);
const variable = text(1024).refine((one) => !/[\n\t]| {4}/.test(one), "line breaks in a variable");
const message = z.discriminatedUnion("type", [
  z.strictObject({ ...base, type: z.literal("text"), text: z.strictObject({ body: text(4096) }) }),
  z.strictObject({ ...base, type: z.literal("interactive"), interactive }),
  z.strictObject({ ...base, type: z.literal("image"), image: file }),
  z.strictObject({ ...base, type: z.literal("audio"), audio: file }),
  z.strictObject({ ...base, type: z.literal("video"), video: file }),
  z.strictObject({ ...base, type: z.literal("document"), document: file }),
  z.strictObject({
    ...base,
    type: z.literal("template"),
    template: z.strictObject({
      name: z.string().regex(/^[a-z0-9_]+$/),
      language: z.strictObject({
        policy: z.literal("deterministic"),
        code: z.string().regex(/^[a-z]{2}(_[A-Z]{2})?$/),
      }),
      components: z.array(
        z.strictObject({
          type: z.literal("body"),
          parameters: z.array(z.strictObject({ type: z.literal("text"), text: variable })).min(1),
        }),
      ),
    }),
  }),
]);

/** Why the platform refuses this; undefined when it takes it. */
export function messageProblem(body: Record<string, unknown>, uploads: ReadonlySet<string>): string | undefined {
  const read = message.safeParse(body);
  if (!read.success) return read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ");
  if (!read.data.to && !read.data.recipient) return "to or recipient is required";
  const media = "document" in read.data ? read.data.document : "image" in read.data ? read.data.image : undefined;
  if (media?.id && !uploads.has(media.id)) return "no such media";
  if (read.data.type === "interactive" && read.data.interactive.type === "button") {
    const titles = read.data.interactive.action.buttons.map(({ reply }) => reply.title);
    if (new Set(titles).size < titles.length) return "two buttons have the same title";
  }
  return undefined;
}
