import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** The SHA-256 of a file in hexadecimal digits; undefined where it does not lie. */
export async function fileHash(file: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  } catch (error) {
    if (Object(error).code === "ENOENT") return undefined;
    throw error;
  }
  return hash.digest("hex");
}
