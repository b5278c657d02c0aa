import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";

/** Where a grader can be exported to. */
export const platforms = ["gradescope", "prairielearn", "github-classroom"] as const;
export type Platform = (typeof platforms)[number];

/** What `npm run export` is asked for. */
export interface ExportOptions {
  readonly platform: Platform;
  /** The number or name of one notebook; null for all. */
  readonly notebook: string | null;
  /** A file, or a folder for PrairieLearn. */
  readonly out: string;
  /** Drawn here once, so that every learner of an assignment meets the same inputs. */
  readonly seed: string;
  /** PrairieLearn: the image's name. */
  readonly image: string;
  /** GitHub Classroom: where the course is. */
  readonly repository: string;
  readonly ref: string;
}

export const exportUsage = `npm run export -- gradescope|prairielearn|github-classroom [options]

  gradescope         autograder.zip, for "Configure Autograder"
  prairielearn       a folder: an image to build, and a question a notebook
  github-classroom   classroom.yml, for .github/workflows of the template repository

  --notebook NN      this notebook only (02, or 02-self-attention)
  --out PATH         where it goes (default: autograder.zip, prairielearn/, classroom.yml)
  --seed S           the hidden seed of the assignment (default: a fresh one)
  --image NAME       prairielearn: the image's name (default YOUR-ORG/attending-grader)
  --repository NAME  github-classroom: owner/name of the course's repository; needed
  --ref REF          github-classroom: its branch, tag or commit (default main)
  --help`;

const defaultOut: Readonly<Record<Platform, string>> = {
  gradescope: "autograder.zip",
  prairielearn: "prairielearn",
  "github-classroom": "classroom.yml",
};

/** @throws Error that says what may stand in the command */
export function exportOptions(args: readonly string[]): ExportOptions | "help" {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ notebook: text, out: text, seed: text, image: text, repository: text, ref: text },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return "help";
  const got = positionals.join(" ");
  const platform = platforms.find((name) => name === got);
  if (platform === undefined) {
    throw new Error(`export: expected ${platforms.join(", ")}, got ${got || "nothing"}.`);
  }
  const { notebook, out, seed, image, repository, ref } = values;
  if (platform === "github-classroom" && repository === undefined) {
    throw new Error("export: expected --repository owner/name, where the course is, got none.");
  }
  return {
    platform,
    notebook: checked("--notebook", notebook, /^\d\d(-[a-z0-9-]+)?$/) ?? null,
    out: out ?? defaultOut[platform],
    seed: checked("--seed", seed, /^[\w-]{1,64}$/) ?? randomBytes(8).toString("hex"),
    image: checked("--image", image, /^[a-z0-9][\w./:@-]*$/i) ?? "YOUR-ORG/attending-grader",
    repository: checked("--repository", repository, /^[\w.-]+\/[\w.-]+$/) ?? "",
    ref: checked("--ref", ref, /^[\w][\w./-]*$/) ?? "main",
  };
}

/** These words go into scripts: nothing in them may mean anything there. */
function checked(option: string, text: string | undefined, shape: RegExp): string | undefined {
  if (text === undefined || shape.test(text)) return text;
  throw new Error(`export: ${option} expects a word like ${shape.source}, got "${text}".`);
}
