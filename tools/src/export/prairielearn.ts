import { createHash } from "node:crypto";
import { below, type ExportedFile, graderPackage } from "./grader-package";
import type { ExportOptions } from "./options";
import { script, settings } from "./settings";

/** A notebook of the course, and its heading. */
export interface CourseNotebook {
  readonly name: string;
  readonly title: string;
}

/**
 * The files of a folder with `image/`, to build and push, and a question a notebook, to copy into a
 * PrairieLearn course.
 *
 * @see https://prairielearn.readthedocs.io/en/latest/externalGrading/
 */
export async function prairieLearnFiles(
  root: string,
  notebooks: readonly CourseNotebook[],
  options: ExportOptions,
): Promise<ExportedFile[]> {
  return [
    script(root, "prairielearn/Dockerfile", "image/Dockerfile", 0o644),
    script(root, "prairielearn/grade.sh", "image/grade.sh"),
    ...below("image/grader", await graderPackage(root, options.notebook)),
    ...notebooks.flatMap((notebook) => questionFiles(notebook, options)),
  ];
}

function questionFiles(
  { name, title }: CourseNotebook,
  { image, seed }: ExportOptions,
): ExportedFile[] {
  const folder = `questions/attending-${name}/`;
  const info = {
    uuid: stableUuid(`attending ${name}`),
    title,
    topic: "Clinical NLP",
    tags: ["code"],
    type: "v3",
    singleVariant: true,
    gradingMethod: "External",
    externalGradingOptions: {
      enabled: true,
      image,
      entrypoint: "/attending/grade.sh",
      timeout: 300,
      enableNetworking: false,
    },
  };
  return [
    {
      path: `${folder}info.json`,
      content: { text: `${JSON.stringify(info, null, 2)}\n` },
      mode: 0o644,
    },
    { path: `${folder}question.html`, content: { text: questionPage(name) }, mode: 0o644 },
    ...settings(`${folder}tests/`, { notebook: name, seed }),
  ];
}

function questionPage(name: string): string {
  return `<pl-question-panel>
  <p>Hand in your notebook <code>${name}.ipynb</code>.</p>
  <pl-file-upload file-names="${name}.ipynb"></pl-file-upload>
</pl-question-panel>

<pl-submission-panel>
  <pl-external-grader-results></pl-external-grader-results>
</pl-submission-panel>
`;
}

/** A number of version 5 in shape: a question that is exported again is the same question. */
function stableUuid(name: string): string {
  const bytes = createHash("sha1").update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}
