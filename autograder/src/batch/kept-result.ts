import { createHash } from "node:crypto";
import { z } from "zod";
import { type SubmissionResult, submissionResult } from "../report/result";

const keptResult = z
  .object({
    schema: z.literal("attending/kept-result@1"),
    key: z.string().regex(/^[0-9a-f]{64}$/),
    /** Of the result's text: a file that was edited or half lost says something else. */
    sha256: z.string(),
    result: z.unknown(),
  })
  .strict();

/** A result as text to keep, with what shows later that it is whole and which one it is. */
export function keepResult(result: SubmissionResult): string {
  const { key } = result;
  const kept = { schema: "attending/kept-result@1", key, sha256: hashOf(result), result };
  return `${JSON.stringify(kept)}\n`;
}

/**
 * The result that was kept under a key, or in words why the text is not it: torn, foreign, edited.
 * Nothing of the text is in these words.
 */
export function readKeptResult(
  text: string,
  key: string,
): { readonly result: SubmissionResult } | { readonly wrong: string } {
  const kept = keptResult.safeParse(parsed(text));
  if (!kept.success) return { wrong: "is not a whole result" };
  if (kept.data.key !== key) return { wrong: "is the result of something else" };
  if (kept.data.sha256 !== hashOf(kept.data.result)) return { wrong: "was changed by hand" };
  const result = submissionResult.safeParse(kept.data.result);
  if (!result.success) return { wrong: "is a result of another version" };
  if (result.data.key !== key) return { wrong: "is the result of something else" };
  return { result: result.data };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hashOf(result: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(result) ?? "")
    .digest("hex");
}
