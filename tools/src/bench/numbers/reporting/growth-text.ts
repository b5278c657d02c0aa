import type { Growth } from "../measuring/answers";
import { megabytes } from "./figures";

/** What was left behind, as far as it was counted. */
export function growthText({ tensors, tensorBytes, residentBytes }: Growth): string {
  const parts = [
    tensors === undefined ? [] : `${tensors} tensors`,
    tensorBytes === undefined ? [] : `${tensorBytes} bytes`,
    residentBytes === undefined ? [] : `process ${megabytes(residentBytes)}`,
  ].flat();
  return parts.length > 0 ? parts.join(", ") : "not known";
}
