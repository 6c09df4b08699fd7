import { z } from "zod";
import { AppError } from "../errors.ts";
import type { Playbook } from "../playbook/schema.ts";

const floats = z.instanceof(Float32Array);
const linear = z.object({ classes: z.int(), weights: z.instanceof(Int8Array), scales: floats, bias: floats });
const features = { hashes: z.instanceof(Uint32Array), weights: floats, unknownWeight: z.number() };
const signals = z.object({ ...features, models: z.array(linear) });

const calibration = { temperature: z.number(), reject: z.array(z.number()) };

const schema = z.object({
  version: z.literal(2),
  encoder: z.string().optional(),
  intents: z.object({
    ...features,
    model: linear,
    ...calibration,
    sentences: linear.optional(),
    blend: z.object(calibration).optional(),
  }),
  judges: z.object({ weights: z.instanceof(Int8Array), scales: floats, bias: floats }),
  person: signals,
  language: z.object({ ...features, model: linear, languages: z.array(z.string()) }),
});

/** Checks unpacked models against the playbook they were trained for, and the encoder that is here. */
export function storedModels(value: unknown, playbook: Playbook, encoder: string | undefined): z.infer<typeof schema> {
  const read = schema.safeParse(value);
  if (!read.success || read.data.intents.model.classes !== playbook.intents.length) {
    throw new AppError("misconfigured", "stored understanding models do not fit this playbook: train it again");
  }
  // Without an encoder every model works; with one, a model that never met it would leave it unused.
  if (encoder !== undefined && read.data.encoder !== encoder) {
    throw new AppError(
      "misconfigured",
      `stored understanding models were trained without ${encoder}: train them again`,
    );
  }
  return read.data;
}
