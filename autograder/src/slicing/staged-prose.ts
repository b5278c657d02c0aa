import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { CourseProse } from "../notebook/course-prose";

/** Beside the compile worker, where the sandbox can see it. */
export const proseFileName = "course-prose.json";

const prose = z.array(
  z.object({
    notebook: z.string(),
    questions: z.array(z.object({ id: z.string(), cells: z.array(z.string()) })),
    lines: z.array(z.string()),
  }),
);

/**
 * What the course wrote into its notebooks, as it was laid beside the worker; nothing where it was not.
 *
 * @throws ZodError when the file holds something else
 */
export function readStagedProse(folder: string): readonly CourseProse[] {
  const file = join(folder, proseFileName);
  return existsSync(file) ? prose.parse(JSON.parse(readFileSync(file, "utf8"))) : [];
}
