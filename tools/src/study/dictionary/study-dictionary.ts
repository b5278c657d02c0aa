import { mkdirSync } from "node:fs";
import path from "node:path";
import {
  type DictionaryRun,
  findExternalFile,
  readDictionaryRun,
  readNerCorpus,
  runSchema,
  showTable,
} from "@attending/lib";
import { writeWholeFile } from "@attending/lib/dist/models/whole-file";
import type { StudyOptions } from "../options";
import { provenanceOf } from "../provenance";
import { describeCorpus, scoreDictionary } from "./score-dictionary";

/** What measures, from the project's folder. */
export const script = "tools/src/study/dictionary/score-dictionary.ts";

const what =
  "A dictionary of BC5CDR's training sentences, on BC5CDR's test and on NCBI-disease's; scores and counts only.";

/** The corpora are others' data, and not part of the project: home, and abroad. */
const names = ["bc5cdr-mtl", "ncbi-disease"] as const;

/** Whether both corpora are on this machine. */
export const hasCorpora = (): boolean => names.every((name) => findExternalFile(name));

/** What the run holds beside where it comes from. */
export function measureDictionary(): Pick<DictionaryRun, "corpora" | "rows"> {
  const [home, abroad] = names.map((name) => ({ name, corpus: readNerCorpus(name) }));
  if (home === undefined || abroad === undefined) throw new Error("study: two corpora are needed.");
  const trained = { name: home.name, sentences: home.corpus.train };
  return {
    corpora: [home, abroad].map(({ name, corpus }) => describeCorpus(name, corpus)),
    rows: [home, abroad].flatMap(({ name, corpus }) =>
      scoreDictionary(trained, { name, sentences: corpus.test }),
    ),
  };
}

/** Writes `data/runs/dictionary.json`. */
export async function studyDictionary(
  root: string,
  { quick, backend }: Pick<StudyOptions, "quick"> & { readonly backend: string },
): Promise<void> {
  if (!hasCorpora()) {
    throw new Error(
      `study: expected ${names.join(" and ")} in data/external/ or ATTENDING_DATA, got not both. npm run data -- list says how they are to be had.`,
    );
  }
  const measured = measureDictionary();
  showTable(measured.rows);
  if (quick) return;
  const about = {
    schema: runSchema,
    name: "dictionary",
    what,
    ...(await provenanceOf(root, script)),
  };
  const folder = path.join(root, "data", "runs");
  mkdirSync(folder, { recursive: true });
  const text = `${JSON.stringify({ ...about, backend, ...measured }, null, 1)}\n`;
  writeWholeFile(path.join(folder, "dictionary.json"), Buffer.from(text));
  readDictionaryRun(root);
}
