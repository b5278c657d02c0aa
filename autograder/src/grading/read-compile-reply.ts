import { z } from "zod";
import type { Data } from "../data/data";
import { GraderFault } from "../judging/grader-fault";
import { notebookProblemReasons } from "../notebook/notebook";
import type { CompileReply } from "../slicing/protocol";

const count = z.number().int().nonnegative();

const compiledCell = z
  .object({ cell: count, js: z.string(), async: z.boolean(), lines: z.array(count) })
  .strict();

const answer = z
  .object({
    exercise: z.string(),
    symbol: z.string(),
    variant: z.string(),
    status: z.enum(["found", "missing", "not-attempted"]),
    declaredIn: count,
    matchesReference: z.boolean(),
    whole: z.boolean(),
    notes: z.array(z.string()),
    cells: z.array(compiledCell),
  })
  .strict();

const fingerprint = z
  .object({
    exercise: z.string(),
    hash: z.string().regex(/^([0-9a-f]{64})?$/),
    isReference: z.boolean(),
  })
  .strict();
const thought = z.object({ id: z.string().max(64), answer: z.string().max(4200) }).strict();
const cellProblem = z
  .object({ cell: count, line: count, column: count, message: z.string() })
  .strict();

const compileReply = z.discriminatedUnion("kind", [
  z
    .object({
      kind: z.literal("compiled"),
      notebook: z.string(),
      recognisedBy: z.enum(["metadata", "symbols", "file name"]),
      problems: z.array(cellProblem),
      answers: z.array(answer),
      fingerprints: z.array(fingerprint),
      thoughts: z.array(thought),
    })
    .strict(),
  z
    .object({
      kind: z.literal("refused"),
      reason: z.enum([...notebookProblemReasons, "compiler"]),
      message: z.string(),
    })
    .strict(),
]);

/**
 * What the compile worker said, checked key by key: it has parsed hostile text.
 *
 * @throws GraderFault when it is no reply
 */
export function readCompileReply(data: Data): CompileReply {
  const read = compileReply.safeParse(data);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.join(".") ?? "";
  throw new GraderFault(`compile worker: expected a reply, got one that is wrong at "${where}"`);
}
