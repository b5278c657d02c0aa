import { z } from "zod";
import type { Data, TensorData } from "../data/data";
import type { CompileRequest } from "./protocol";

/** A request as it crosses to the compile worker: its bytes travel as numbers, four at a time. */
export function requestData({ fileName, notebook, exercises }: CompileRequest): Data {
  return {
    fileName,
    numBytes: notebook.byteLength,
    notebook: packedBytes(notebook),
    exercises: exercises.map(({ variants, ...exercise }) => ({
      ...exercise,
      variants: variants.map((variant) => ({ ...variant })),
    })),
  };
}

/**
 * The request that `requestData` made.
 *
 * @throws ZodError when the data are no request
 */
export function requestFromData(data: Data): CompileRequest {
  const { fileName, numBytes, notebook, exercises } = requestSchema.parse(data);
  const { buffer, byteOffset } = notebook.values;
  return { fileName, exercises, notebook: new Uint8Array(buffer, byteOffset, numBytes) };
}

const variant = z.object({
  name: z.string(),
  injected: z.array(z.string()),
  whole: z.boolean(),
});

const requestSchema = z.object({
  fileName: z.string(),
  numBytes: z.number().int().nonnegative(),
  notebook: z.object({ values: z.instanceof(Int32Array) }),
  exercises: z.array(
    z.object({
      id: z.string(),
      notebook: z.string(),
      symbol: z.string(),
      stub: z.string(),
      reference: z.string(),
      variants: z.array(variant),
    }),
  ),
});

function packedBytes(bytes: Uint8Array): TensorData {
  const values = new Int32Array(Math.ceil(bytes.byteLength / Int32Array.BYTES_PER_ELEMENT));
  new Uint8Array(values.buffer).set(bytes);
  return { dtype: "int32", shape: [values.length], values };
}
