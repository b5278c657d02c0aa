import type { TensorData } from "../../data/data";
import { fillTensor } from "./draw-tensor";

/** `[batch, 1, 1, keyLen]`, 1 = may attend: of each text, the first so many keys. */
export function paddingMask(realLengths: readonly number[], keyLen: number): TensorData {
  return fillTensor([realLengths.length, 1, 1, keyLen], (i) =>
    i % keyLen < (realLengths[Math.floor(i / keyLen)] ?? 0) ? 1 : 0,
  );
}

/** `[1, 1, queryLen, keyLen]`, 1 = may attend: no query sees a later key. */
export function causalMask(queryLen: number, keyLen: number): TensorData {
  return fillTensor([1, 1, queryLen, keyLen], (i) =>
    i % keyLen <= Math.floor(i / keyLen) ? 1 : 0,
  );
}
