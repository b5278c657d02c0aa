import type { Adversary, Form } from "../adversary";
import { onAttention, wrongAttention } from "../cells";
import { notebookText } from "../notebook-text";

const megabyte = 1024 * 1024;

const refused = (
  name: string,
  says: RegExp,
  form: Form,
  cells: readonly string[] = [],
): Adversary => ({
  group: "files",
  name,
  notebook: "02-self-attention",
  cells,
  answersAll: true,
  form,
  wanted: { refused: says },
});

const holding = (content: string | Buffer | number): Form => ({ content: () => content });

/** Files that are no notebooks of this course. */
const unreadable: readonly Adversary[] = [
  refused("a link to a file of the host", /symbolic link/, { linkTo: "{{canary}}" }),
  refused("a link to another's notebook", /symbolic link/, { linkTo: "{{sibling}}" }),
  refused("not JSON", /JSON/, holding("{ not json")),
  refused("a list", /notebook/, holding("[]")),
  refused("empty", /empty/, holding("")),
  refused(
    "an old format",
    /nbformat|format/,
    holding(JSON.stringify({ nbformat: 3, nbformat_minor: 0, worksheets: [], metadata: {} })),
  ),
  refused("null bytes", /null/, { content: (cells) => `${notebookText(cells)}\u0000` }),
  refused("another encoding", /UTF-8/, {
    content: (cells) => Buffer.from(notebookText([...cells, "// \u00e9\u00ff"]), "latin1"),
  }),
  refused("nested deeply", /deep|nest/, holding(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)),
  refused("fifty megabytes", /at most 15 MB, got 50 MB/, holding(50 * megabyte)),
  refused("a zip", /zip archive/, holding("PK\u0003\u0004 and more")),
  refused("a pipe", /pipe/, { isPipe: true }),
  refused("no exercise", /exercise/, {
    fileName: "answer.ipynb",
    content: () => notebookText(["const one = 1;"]),
  }),
  refused("cells of a kind of their own", /cell 1/, {
    content: () => JSON.stringify({ nbformat: 4, cells: [{ cell_type: "grade", source: "" }] }),
  }),
  refused("sources that are no text", /cell 1/, {
    content: () =>
      JSON.stringify({
        nbformat: 4,
        cells: [{ cell_type: "code", source: [{ toString: "full marks" }], metadata: {} }],
      }),
  }),
  refused("ten thousand cells", /at most 2000 cells/, {
    content: () => notebookText(Array.from({ length: 10_000 }, () => wrongAttention)),
  }),
];

/** A notebook of the cells, with each cell and the whole changed. */
const changed = (cell: (source: string, index: number) => object, metadata: object = {}): Form => ({
  content: (cells) => {
    const notebook = JSON.parse(notebookText(cells, metadata));
    const change = (made: { source: string }, i: number) => ({ ...made, ...cell(made.source, i) });
    return JSON.stringify({ ...notebook, cells: notebook.cells.map(change) });
  },
});

const graded = { grade: true, solution: false, locked: false, points: 1000, grade_id: "02.1" };

const fullMarks = {
  output_type: "display_data",
  metadata: {},
  data: { "text/html": "<div>02.1 All right 10 / 10 points</div>", "text/plain": "10/10" },
};

/** A wrong answer in a notebook that says otherwise. */
const wrongInside = onAttention(
  "files",
  [
    [
      "metadata that give points",
      wrongAttention,
      {
        form: changed(() => ({ metadata: { nbgrader: graded, attending: { points: 1000 } } }), {
          attending: { points: 1000, score: 25, exercises: { "02.1": { passed: true } } },
        }),
      },
    ],
    [
      "outputs that show full marks",
      wrongAttention,
      { form: changed(() => ({ execution_count: 1, outputs: [fullMarks] })) },
    ],
    ["one id for all cells", wrongAttention, { form: changed(() => ({ id: "same" })) }],
    [
      "an answer in a cell that is no code",
      "const somethingElse = 1;\n{{reference 02.1}}",
      {
        form: changed((source) =>
          source.startsWith("const somethingElse") ? { cell_type: "markdown" } : {},
        ),
      },
    ],
    [
      "tags that leave it out",
      wrongAttention,
      { form: changed(() => ({ metadata: { tags: ["otter_ignore", "skip", "remove_cell"] } })) },
    ],
    [
      "another kernel",
      wrongAttention,
      {
        form: changed(() => ({}), {
          kernelspec: { name: "python3", language: "python", display_name: "Python 3" },
          language_info: { name: "python" },
        }),
      },
    ],
    [
      "a path for a name",
      wrongAttention,
      { form: changed(() => ({}), { attending: { notebook: "../../../../etc/passwd" } }) },
    ],
    [
      "a prototype in its metadata",
      wrongAttention,
      {
        form: {
          content: (cells) =>
            notebookText(cells).replace(
              '"metadata":{',
              '"metadata":{"__proto__":{"gradable":true,"score":25},"constructor":{"prototype":{"passed":true}},',
            ),
        },
      },
    ],
    [
      "a file name that moves the cursor",
      wrongAttention,
      { form: { fileName: "\u001b[2J\u001b[31m\u202e02.ipynb\n 25 of 25 .ipynb" } },
    ],
    [
      "a second notebook of that learner",
      wrongAttention,
      { form: { beside: { "copy/02-self-attention.ipynb": "{{notebook 02-self-attention}}" } } },
    ],
    [
      "two thousand broken cells",
      wrongAttention,
      {
        form: {
          content: (cells) =>
            notebookText([...cells, ...Array.from({ length: 1900 }, () => "const = ;")]),
        },
      },
    ],
  ],
  (cell) => [cell],
);

/** It says that it is another notebook than it is. */
const disguised: Adversary = {
  group: "files",
  name: "the name of another notebook",
  notebook: "02-self-attention",
  cells: [wrongAttention],
  form: changed(() => ({}), { attending: { notebook: "01-note-generator" } }),
  wanted: { earns: { "01.1": 0, "01.2": 0 } },
};

/** Files, and what a notebook says of itself. */
export const filesAttacks: readonly Adversary[] = [
  ...wrongInside.slice(0, 1),
  ...unreadable,
  ...wrongInside.slice(1),
  disguised,
];
