import { randomBytes } from "node:crypto";

/** A hidden seed for one batch: every student meets the same inputs, and none can know them before. */
export function freshSeed(): string {
  return randomBytes(8).toString("hex");
}
