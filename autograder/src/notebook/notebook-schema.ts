import { z } from "zod";

/** Sources are one string, or a list of lines that keep their line ends. */
const source = z.union([z.string(), z.array(z.string())]);
const metadata = z.record(z.unknown());

const cell = z.object({
  cell_type: z.enum(["code", "markdown", "raw"]),
  source,
  id: z.string().optional(),
  metadata: metadata.optional(),
});

/** What the grader needs of nbformat 4; everything else is left out. */
export const notebookSchema = z.object({
  nbformat: z.number(),
  metadata: metadata.optional(),
  cells: z.array(cell),
});

/** Enough to tell an old notebook, or a file of another kind, from a damaged one. */
export const formatSchema = z.object({
  nbformat: z.number().optional(),
  worksheets: z.unknown().optional(),
  cells: z.unknown().optional(),
});

/** Where a notebook says which language it is in. */
export const languageSchema = z.object({
  language_info: z.object({ name: z.string() }).optional().catch(undefined),
  kernelspec: z.object({ language: z.string().optional() }).optional().catch(undefined),
});

export type CellFile = z.infer<typeof cell>;
