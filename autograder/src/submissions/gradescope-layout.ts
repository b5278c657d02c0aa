import { parse } from "yaml";
import { z } from "zod";
import type { Layout, Owner } from "./layout";
import { readSubmissionTime } from "./submission-time";
import { folderOf, lastPart, metadataFiles, type SubmissionTree, type TreeFile } from "./tree";

const submitter = z.object({
  ":name": z.string().nullish(),
  ":sid": z.union([z.string(), z.number()]).nullish(),
  ":email": z.string().nullish(),
});

const submission = z.object({
  ":submitters": z.array(submitter).min(1),
  ":created_at": z.string().nullish(),
});

const cardName = "submission_metadata.yml";

/** A card of seven thousand learners. YAML is slow to read, and a file of it may be anybody's. */
const maxCardBytes = 1_000_000;

const isSubmission = (part: string): boolean => /^submission_\d+$/.test(part);

/**
 * Gradescope, "Export Submissions": a folder `submission_<id>` each, and one file beside them that
 * says who handed them in: `submission_7: { :submitters: [{ :name, :sid, :email }], :created_at }`.
 * A group's submission is graded once, and counts for each of its members.
 *
 * @see grades exported by hand, as read by otter-grader, gradescope_auto_py and others; Gradescope
 * documents the export, not the file: https://guides.gradescope.com, "Exporting submissions"
 */
export async function findGradescope({ files }: SubmissionTree): Promise<Layout> {
  const owners = new Map<string, Owner>();
  const others = files.filter(({ name }) => !metadataFiles.has(lastPart(name)));
  // No export: what calls itself a card is not even read.
  if (!others.every(({ name }) => name.split("/").some(isSubmission))) return () => null;
  for (const file of files.filter(({ name }) => lastPart(name) === cardName)) {
    const folder = folderOf(file.name);
    const prefix = folder === "" ? "" : `${folder}/`;
    for (const [name, owner] of await readCard(file)) owners.set(`${prefix}${name}`, owner);
  }
  return ({ name }) => {
    const parts = name.split("/");
    const at = parts.findIndex(isSubmission);
    if (at < 0 || at === parts.length - 1) return null;
    const known = owners.get(parts.slice(0, at + 1).join("/"));
    return known ?? { student: parts[at] ?? "", studentFrom: "Gradescope export, folder" };
  };
}

/** Who handed in what; nobody where the file is none of Gradescope's. */
async function readCard(file: TreeFile): Promise<[string, Owner][]> {
  const read = await file.read();
  if (read.kind === "problem" || read.bytes.length > maxCardBytes) return [];
  const card = z.record(z.unknown()).safeParse(parsed(Buffer.from(read.bytes).toString("utf8")));
  if (!card.success) return [];
  return Object.entries(card.data).flatMap(([name, value]): [string, Owner][] => {
    const read = submission.safeParse(value);
    return read.success ? [[name, ownerOf(read.data)]] : [];
  });
}

/** Texts stay texts: a student's number may begin with 0, and times are read on their own. */
function parsed(text: string): unknown {
  try {
    return parse(text, { schema: "failsafe", logLevel: "silent" });
  } catch {
    return null;
  }
}

function ownerOf(card: z.infer<typeof submission>): Owner {
  const people = card[":submitters"];
  const nameOf = (one: (typeof people)[number]): string =>
    [one[":sid"], one[":email"], one[":name"]].map((text) => `${text ?? ""}`).find(isSaid) ??
    "unnamed";
  const members = [...new Set(people.map(nameOf))];
  const isGroup = members.length > 1;
  const group = isGroup ? `, a group of ${members.length}` : "";
  return {
    student: members.join("+"),
    ...(isGroup && { members }),
    studentFrom: `Gradescope export${group}`,
    submittedAt: readSubmissionTime(card[":created_at"] ?? ""),
  };
}

/** In a schema where all are texts, nothing is "null" or "". */
const isSaid = (text: string): boolean => text !== "" && text !== "null" && text !== "~";
