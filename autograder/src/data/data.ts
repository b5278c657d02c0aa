/** The only kinds of value that cross between the judge and a sandbox: no functions, no prototypes. */
export type Data =
  | null
  | boolean
  | number
  | string
  | TensorData
  | readonly Data[]
  | { readonly [key: string]: Data };

/** A tensor as plain numbers, row-major. The product of `shape` is the length of `values`. */
export interface TensorData {
  readonly dtype: "float32" | "int32" | "bool";
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array | Uint8Array;
}
