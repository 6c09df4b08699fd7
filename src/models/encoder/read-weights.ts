import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import type { PlainMatrix } from "./matrix.ts";
import type { Piece } from "./tokenizer.ts";
import type { Layer, Norm, PlainWeights } from "./transformer.ts";

const manifest = z.object({
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.object({ name: z.string(), shape: z.array(z.int()), dtype: z.enum(["float32", "int32", "bool"]) }),
      ),
    }),
  ),
});
/** A few pieces have no score; the original counts them as 0. */
const vocabulary = z.array(
  z.tuple([
    z.string(),
    z
      .number()
      .nullable()
      .transform((score) => score ?? 0),
  ]),
);

const BYTES = { float32: 4, int32: 4, bool: 1 } as const;
const OUTER = "module/Encoder_en";
const INNER = "module_apply_default/Encoder_en/KonaTransformer/Encode";
const WHOLE = "ConcatPartitions/concat";

/** Reads the files of TensorFlow.js's graph format. Throws `misconfigured` when a tensor is missing. */
export async function readWeights(folder: string): Promise<{ weights: PlainWeights; pieces: readonly Piece[] }> {
  const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(path.join(folder, file), "utf8"));
  const [model, words] = await Promise.all([json("model.json"), json("vocab.json")]);
  const tensors = new Map<string, Float32Array>();
  for (const group of manifest.parse(model).weightsManifest) {
    const bytes = Buffer.concat(await Promise.all(group.paths.map((file) => readFile(path.join(folder, file)))));
    let at = 0;
    for (const { name, shape, dtype } of group.weights) {
      const length = shape.reduce((product, size) => product * size, BYTES[dtype]);
      // Copied, so that it begins on a multiple of four and the rest can go.
      if (dtype === "float32")
        tensors.set(name, new Float32Array(new Uint8Array(bytes.subarray(at, at + length)).buffer));
      at += length;
    }
  }
  return { weights: arrange(tensors), pieces: vocabulary.parse(words) };
}

function arrange(tensors: ReadonlyMap<string, Float32Array>): PlainWeights {
  const tensor = (name: string): Float32Array => {
    const found = tensors.get(name);
    if (!found) throw new AppError("misconfigured", `the sentence encoder's package lacks ${name}: install it again`);
    return found;
  };
  const matrix = (weights: string, bias: string): PlainMatrix => {
    const [numbers, added] = [tensor(weights), tensor(bias)];
    return { inner: numbers.length / added.length, columns: added.length, weights: numbers, bias: added };
  };
  const norm = (place: string): Norm => ({
    scale: tensor(`${place}/layer_prepostprocess/layer_norm/layer_norm_scale/${WHOLE}`),
    bias: tensor(`${place}/layer_prepostprocess/layer_norm/layer_norm_bias/${WHOLE}`),
  });
  const layer = (at: number): Layer<PlainMatrix> => {
    const place = `${INNER}/Layer_${at}/TransformerLayer`;
    const stack = `${INNER}/TransformerStack/Layer_${at}/TransformerLayer`;
    const attention = (name: string): PlainMatrix =>
      matrix(
        `${OUTER}/KonaTransformer/Encode/Layer_${at}/TransformerLayer/MultiheadAttention/${name}/kernel/part_0`,
        `${place}/MultiheadAttention/${name}/bias/${WHOLE}`,
      );
    const forward = (name: string): PlainMatrix =>
      matrix(`${stack}/FFN/${name}/Tensordot/Reshape_1`, `${place}/FFN/${name}/bias/${WHOLE}`);
    return {
      attentionNorm: norm(place),
      queryKeyValue: attention("qkv_transform_single"),
      attentionOut: attention("output_transform_single"),
      ...(at === 0 ? { around: matrix(`${place}/dense/kernel/${WHOLE}`, `${place}/dense/bias/${WHOLE}`) } : {}),
      forwardNorm: norm(`${place}/FFN`),
      forwardIn: forward("conv1"),
      forwardOut: forward("conv2"),
    };
  };
  return {
    embeddings: tensor("module/Embeddings_en"),
    waves: tensor(`${INNER}/TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`),
    layers: [layer(0), layer(1)],
    last: matrix(`${OUTER}/hidden_layers/tanh_layer_0/weights`, `${OUTER}/hidden_layers/tanh_layer_0/bias`),
  };
}
