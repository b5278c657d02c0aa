import { pickOne, type Random, seededRandom, shuffled } from "@attending/lib";
import { readExerciseTexts } from "../../dist/grading/exercise-texts";
import { rightAnswers } from "../right-answers";
import {
  arrangements,
  type Cell,
  cellsBeside,
  type FileStyle,
  fileStyles,
  importStyles,
  type NotebookStyle,
} from "./notebooks";
import { ownWords, referenceCell } from "./own-words";
import { type Cells, rewritings } from "./rewriting";

/** One exercise's answer in a notebook that is handed in. */
export interface HonestAnswer {
  readonly exercise: string;
  /** Whose words, and what was done to them. */
  readonly how: string;
  readonly cells: Cells;
}

/** A notebook with an answer to each of its exercises; all of them are right. */
export interface HonestNotebook {
  readonly file: string;
  readonly answers: readonly HonestAnswer[];
  /** What was done to the notebook and its file. */
  readonly how: string;
  readonly cells: readonly Cell[];
  readonly bytes: Uint8Array;
}

const texts = readExerciseTexts();

/** How many notebooks of each kind, so that all exercises have a like number of answers. */
const numNotebooks: Readonly<Record<string, number>> = {
  "01-note-generator": 18,
  "02-self-attention": 25,
  "03-transformer-block": 18,
  "04-training-and-evaluation": 16,
  "05-attention-and-ablations": 15,
  "06-negation-and-latency": 16,
  "07-lstm-baseline": 16,
  "08-integrated-gradients": 16,
  "09-ner-data": 16,
  "10-bert-ner": 12,
  "11-ner-errors": 12,
  "12-ner-latency-and-ethics": 12,
};

/** More than 200 answers, the same ones under the same seed. */
export function honestNotebooks(seed: number): HonestNotebook[] {
  return Object.entries(numNotebooks).flatMap(([notebook, count], n) =>
    Array.from({ length: count }, (_, row) =>
      honestNotebook(notebook, row, seededRandom(seed + 1009 * n + row)),
    ),
  );
}

function honestNotebook(notebook: string, row: number, random: Random): HonestNotebook {
  const exercises = texts.filter((text) => text.notebook === notebook);
  const answers = exercises.map(({ id, symbol, reference }, e): HonestAnswer => {
    const own = ownWords[id] ?? [];
    // Each in its author's words first; the next rounds are rewritten.
    const [name, words] = own[row % (own.length + 1)] ?? ["the reference", [referenceCell]];
    const cells = words.map((cell) => (cell === referenceCell ? reference : cell));
    const isFirstRound = row < own.length;
    return { exercise: id, ...rewritten(cells, symbol, name, random, isFirstRound, row + 5 * e) };
  });
  const plain = notebookOf(notebook, answers);
  const styles = stylesOf(row, random);
  const cells = styles.reduce((before, style) => style.apply(before, random), plain);
  const file = fileStyles[row % fileStyles.length] as FileStyle;
  return {
    file: `${notebook}-${String(row + 1).padStart(2, "0")}.ipynb`,
    answers,
    how: [...styles.map((style) => style.name), file.name].join(", "),
    cells,
    bytes: file.write(cells, notebook, random),
  };
}

/** Up to four of the rewritings, one of which depends on the row, so that none is forgotten. */
function rewritten(
  cells: Cells,
  symbol: string,
  name: string,
  random: Random,
  isPlain: boolean,
  row: number,
): Pick<HonestAnswer, "how" | "cells"> {
  if (isPlain) return { how: name, cells };
  const due = rewritings[row % rewritings.length];
  const others = shuffled(random, rewritings).slice(0, Math.floor(random() * 4));
  const chosen = rewritings.filter((each) => each === due || others.includes(each));
  const done = chosen.reduce((before, each) => each.apply(before, symbol, random), cells);
  return { how: [name, ...chosen.map((each) => each.name)].join(", "), cells: done };
}

function notebookOf(notebook: string, answers: readonly HonestAnswer[]): readonly Cell[] {
  const [imports = ""] = rightAnswers(notebook);
  return [
    { type: "code", source: imports, role: "imports" },
    ...answers.flatMap(({ cells }) =>
      cells.map(
        (source): Cell =>
          source.startsWith("# ")
            ? { type: "markdown", source }
            : { type: "code", source, role: "answer" },
      ),
    ),
  ];
}

/** Two cells beside the answers, in turn, and by chance an arrangement and another import. */
function stylesOf(row: number, random: Random): NotebookStyle[] {
  const styles: NotebookStyle[] = [];
  if (random() < 0.4) styles.push(pickOne(random, importStyles));
  if (random() < 0.6) styles.push(pickOne(random, arrangements));
  for (const i of [2 * row, 2 * row + 1]) {
    const style = cellsBeside[i % cellsBeside.length];
    if (style !== undefined) styles.push(style);
  }
  return styles;
}
