import { pickOne, type Random } from "@attending/lib";
import type { Cell } from "./notebook";

/** How a notebook is written into a file: by which program, and by which of its versions. */
export interface FileStyle {
  readonly name: string;
  readonly write: (cells: readonly Cell[], notebook: string, random: Random) => Uint8Array;
}

type Json = Readonly<Record<string, unknown>>;

const lines = (source: string): string[] => source.match(/[^\n]*\n|[^\n]+/g) ?? [];

/** As JupyterLab saves it after a run. */
function cellJson(cell: Cell, i: number): Json {
  const { type, source, outputs } = cell;
  const common = { cell_type: type, id: `c${i}`, metadata: {}, source: lines(source) };
  if (type !== "code") return common;
  const said = { output_type: "stream", name: "stdout", text: ["line\n", `${i}\n`] };
  return { ...common, execution_count: 2 * i + 1, outputs: outputs ?? [said] };
}

const kernelspec = {
  display_name: "TypeScript (attending)",
  language: "typescript",
  name: "attending",
};
const languageInfo = { name: "typescript", file_extension: ".ts", mimetype: "text/typescript" };

function notebookJson(cells: readonly Json[], notebook: string, more: Json = {}): Json {
  return {
    cells,
    metadata: { kernelspec, language_info: languageInfo, attending: { notebook } },
    nbformat: 4,
    nbformat_minor: 5,
    ...more,
  };
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

/** A style that changes cells and notebook on their way into JSON. */
const style = (
  name: string,
  change: (cells: Json[], whole: Json) => Json,
  print: (json: Json) => string = (json) => JSON.stringify(json, null, 1),
): FileStyle => ({
  name,
  write: (cells, notebook) => {
    const plain = cells.map(cellJson);
    return bytes(print(change(plain, notebookJson(plain, notebook))));
  },
});

const without = (json: Json, ...names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)));

const image = {
  "image/png": "iVBORw0KGgo=",
  "text/html": ["<b>x</b>"],
  "application/vnd.plotly.v1+json": { data: [] },
};

export const fileStyles: readonly FileStyle[] = [
  style("as JupyterLab saves", (_, whole) => whole),
  style(
    "in one line",
    (_, whole) => whole,
    (json) => JSON.stringify(json),
  ),
  style("sources as one string", (cells, whole) => ({
    ...whole,
    cells: cells.map((cell) => ({ ...cell, source: joined(cell.source) })),
  })),
  style("nbformat 4.0, no ids", (cells, whole) => ({
    ...whole,
    nbformat_minor: 0,
    cells: cells.map((cell) => without(cell, "id")),
  })),
  style("nbformat 4.4", (cells, whole) => ({
    ...whole,
    nbformat_minor: 4,
    cells: cells.map((cell) => without(cell, "id")),
  })),
  style("equal ids", (cells, whole) => ({
    ...whole,
    cells: cells.map((cell) => ({ ...cell, id: "same" })),
  })),
  style("from Colab", (cells, whole) => ({
    ...whole,
    nbformat_minor: 0,
    metadata: {
      ...(whole.metadata as Json),
      colab: { provenance: [], toc_visible: true },
      accelerator: "GPU",
      widgets: { "application/vnd.jupyter.widget-state+json": {} },
    },
    cells: cells.map((cell, i) => ({
      ...without(cell, "id"),
      metadata: {
        id: `x_${i}`,
        colab: { base_uri: "https://localhost:8080/", height: 34 },
        outputId: "y",
      },
    })),
  })),
  style("from VS Code", (cells, whole) => ({
    ...whole,
    metadata: {
      ...(whole.metadata as Json),
      language_info: { name: "typescript" },
      vscode: { interpreter: {} },
    },
    nbformat_minor: 2,
    cells: cells.map((cell) => ({
      ...without(cell, "id"),
      metadata: { vscode: { languageId: "typescript" } },
    })),
  })),
  style("from jupytext", (cells, whole) => ({
    ...whole,
    metadata: {
      kernelspec,
      jupytext: { formats: "ipynb,ts:percent", text_representation: { extension: ".ts" } },
      attending: (whole.metadata as Json).attending,
    },
    cells: cells.map((cell) => ({
      ...cell,
      metadata: { lines_to_next_cell: 2 },
      execution_count: null,
      outputs: [],
    })),
  })),
  style("the kernel tslab", (_, whole) => ({
    ...whole,
    metadata: {
      kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
      language_info: { name: "typescript", version: "3.7.2" },
    },
  })),
  style("no metadata at all", (_, whole) => ({
    cells: whole.cells,
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
  })),
  style(
    "Windows line ends",
    (cells, whole) => ({
      ...whole,
      cells: cells.map((cell) => ({
        ...cell,
        source: joined(cell.source).replaceAll("\n", "\r\n"),
      })),
    }),
    (json) => JSON.stringify(json, null, 2).replaceAll("\n", "\r\n"),
  ),
  style(
    "a byte order mark",
    (_, whole) => whole,
    (json) => `\ufeff${JSON.stringify(json, null, 1)}\n`,
  ),
  style("trailing spaces and tabs", (cells, whole) => ({
    ...whole,
    cells: cells.map((cell) => ({
      ...cell,
      source: `${joined(cell.source).replaceAll("\n", "  \t\n")}\n\n  `,
    })),
  })),
  style(
    "escaped beyond ASCII",
    (_, whole) => whole,
    (json) =>
      JSON.stringify(json).replace(
        /[\u0080-\uffff]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
      ),
  ),
  style("outputs with pictures and errors", (cells, whole) => ({
    ...whole,
    cells: cells.map((cell) =>
      cell.cell_type !== "code"
        ? cell
        : {
            ...cell,
            outputs: [
              { output_type: "display_data", data: image, metadata: {} },
              {
                output_type: "execute_result",
                execution_count: 3,
                data: { "text/plain": ["3"] },
                metadata: {},
              },
              {
                output_type: "error",
                ename: "TypeError",
                evalue: "x",
                traceback: ["\u001b[31mat cell\u001b[0m"],
              },
              { output_type: "stream", name: "stderr", text: "warning\n".repeat(2000) },
            ],
          },
    ),
  })),
  style("tags, attachments and folded cells", (cells, whole) => ({
    ...whole,
    cells: cells.map((cell) => ({
      ...cell,
      metadata: {
        tags: ["exercise", "skip"],
        collapsed: true,
        jupyter: { source_hidden: true },
        deletable: false,
      },
      ...(cell.cell_type === "markdown"
        ? { attachments: { "a.png": { "image/png": "iVBORw0KGgo=" } } }
        : {}),
    })),
  })),
  style(
    "keys in another order",
    (_, whole) => Object.fromEntries(Object.entries(whole).reverse()),
    (json) => JSON.stringify(json, null, "\t"),
  ),
];

const joined = (source: unknown): string =>
  Array.isArray(source) ? source.join("") : String(source);

export const pickFileStyle = (random: Random): FileStyle => pickOne(random, fileStyles);
