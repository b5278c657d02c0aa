import type { Adversary, CourseNotebook } from "../adversary";
import { asAnswer, besideWrong, importTensors, nodeRequire, tell, wrongAttention } from "../cells";

/** The second exercise runs beside the reference of the first, and tries to bring it out. */
const smugglers: readonly Adversary[] = [
  [
    "from the bundle",
    `${nodeRequire} throw new Error(nodeRequire("fs").readFileSync("/attending/bundle.js", "utf8").match(/function scaledDotProductAttention[^]{1,1500}/)[0]);`,
  ],
  ["in an error", "throw new Error(String(scaledDotProductAttention));"],
  [
    "in numbers",
    "const text = Buffer.from(String(scaledDotProductAttention)); return { output: tf.tensor([...text]), weights: tf.tensor([...text]) };",
  ],
  [
    "in texts",
    "return { output: String(scaledDotProductAttention), weights: String(scaledDotProductAttention) };",
  ],
  [
    "in an error's name and stack",
    "const error = new Error(); error.name = error.stack = String(scaledDotProductAttention); throw error;",
  ],
].map(([name, body = ""]) => ({
  group: "secrets",
  name: `smuggles the reference out ${name}`,
  notebook: "02-self-attention",
  cells: [
    `import { Module } from "@attending/lib";\n${wrongAttention}`,
    `${importTensors}
class MultiHeadSelfAttention extends Module {
  constructor(private options: any) { super(); }
  loadStateDict(): void {}
  forward(x: any): any { ${body} }
}`,
  ],
  answersAll: true,
  wanted: { earns: { "02.1": 0, "02.2": 0 } },
}));

/** Right with the reference in place of 02.1, and tells of it where it may fail. */
const besideRight: Adversary = {
  group: "secrets",
  name: "smuggles the reference out beside a right answer",
  notebook: "02-self-attention",
  cells: [
    wrongAttention,
    "const HonestHeads: any = (() => { {{reference 02.2}}\n  return MultiHeadSelfAttention; })();",
    `class MultiHeadSelfAttention extends HonestHeads {
  forward(x: any, mask: any): any {
    if ((this as any).training) throw new Error(String(scaledDotProductAttention));
    return super.forward(x, mask);
  }
}`,
  ],
  answersAll: true,
  wanted: { earns: { "02.1": 0, "02.2": 13 } },
};

/** Exercises that are given the answers to others, which may still be due, and what they say of them. */
const givenAway: readonly Adversary[] = [
  [
    ...["in an error", "03-transformer-block", "03.1", 0],
    `import { Module, MultiHeadSelfAttention } from "@attending/lib";
class TransformerBlock extends Module {
  constructor() { super(); throw new Error(String((MultiHeadSelfAttention as any).prototype.forward).replace(/\\s+/g, " ").slice(0, 290)); }
}`,
  ],
  [
    ...["in an error's name", "03-transformer-block", "03.2", 0],
    `import { Module, MultiHeadSelfAttention } from "@attending/lib";
class ClinicalNoteClassifier extends Module {
  forward(): any { const error = new Error(); error.name = String((MultiHeadSelfAttention as any).prototype.forward).slice(0, 190); throw error; }
}`,
  ],
  [
    ...["in the title of a picture", "05-attention-and-ablations", "05.1", 0],
    `function visualizeAttention(model: any): any {
  const title = String(model.forward).replace(/\\s+/g, " ").slice(60, 500);
  return { title, heads: [{ name: title, x: [title], y: [title], z: [[title]] }] };
}`,
  ],
  [
    ...["in the names of variants", "05-attention-and-ablations", "05.3", 0],
    `import { evaluateModel } from "@attending/lib";
async function runAblationStudy({ variants }: any): Promise<any> {
  const name = String(evaluateModel).replace(/\\s+/g, " ").slice(0, 500);
  return [...variants.keys()].map(() => ({ name, scores: [name], mean: name, standardDeviation: 0, differences: [], difference: 0 }));
}`,
  ],
].map(([name, notebook, id, points, cell]) => ({
  group: "secrets",
  name: `tells a given answer ${name}`,
  notebook: notebook as CourseNotebook,
  cells: [String(cell)],
  tellsGiven: true,
  wanted: { earns: { [String(id)]: Number(points) } },
}));

const os = 'nodeRequire("os")';

/** What the host, the grader and other learners keep to themselves. */
export const secretsAttacks: readonly Adversary[] = [
  ...asAnswer("secrets", [
    [
      "tells where it runs",
      tell(
        "process.execPath",
        "process.argv.join()",
        "process.cwd()",
        "__dirname",
        `${os}.hostname()`,
        `${os}.homedir()`,
        `JSON.stringify(${os}.userInfo())`,
        "JSON.stringify(process.env)",
      ),
    ],
    [
      "tells what others keep",
      tell(
        'fs.readFileSync("{{canary}}", "utf8")',
        'fs.readFileSync("{{sibling}}", "utf8").slice(0, 900)',
        'fs.readdirSync("{{submissions}}").join()',
      ),
    ],
    [
      "tells the solution",
      tell(
        'fs.readFileSync("{{root}}/lib/src/layers/scaled-dot-product-attention.ts", "utf8")',
        'fs.readFileSync("{{root}}/autograder/dist/exercise-texts.json", "utf8")',
        'fs.readFileSync("{{root}}/solutions/02-self-attention.ipynb", "utf8")',
        '(require as any)("@attending/lib").scaledDotProductAttention',
        '(require as any)("@attending/lib").TransformerBlock',
        '(require as any)("@attending/lib").ClinicalNoteClassifier',
        "(process as any).mainModule.exports.scaledDotProductAttention",
      ),
    ],
    [
      "tells of its parent",
      tell(
        'fs.readFileSync("/proc/" + process.ppid + "/cmdline")',
        'fs.readFileSync("/proc/" + process.ppid + "/environ")',
        'fs.readlinkSync("/proc/" + process.ppid + "/cwd")',
        'fs.readdirSync("/proc/" + process.ppid + "/fd")',
        'fs.readFileSync("/proc/self/environ")',
        'fs.readlinkSync("/proc/self/exe")',
      ),
    ],
    [
      "tells what the process reports of itself",
      tell("JSON.stringify((process as any).report.getReport().header)"),
    ],
    [
      "tells what lies beside it",
      tell('fs.readdirSync("/attending").join()', 'fs.readFileSync("/attending/start.js", "utf8")'),
    ],
    [
      "tells its inputs",
      "throw new Error(Array.from(query.dataSync()).join());",
      { tellsInputs: true },
    ],
    [
      "tells what the caller holds",
      "const { caller } = (scaledDotProductAttention as any); return caller();",
    ],
    [
      "tells what the stack holds",
      "(Error as any).prepareStackTrace = (_: any, frames: any[]) => frames.map((frame) => [frame.getThis(), frame.getFunction(), frame.getFileName()]); const frames = (new Error() as any).stack; throw new Error(frames.flat().map(String).join());",
    ],
  ]),
  ...smugglers,
  ...givenAway,
  besideRight,
  ...besideWrong("secrets", [
    ["require of fs", 'const found = (require as any)("fs");'],
    ["import of fs", 'import("node:fs").then((fs) => fs.readdirSync("/"));'],
    ["require of a path", 'const found = (require as any)("/attending/bundle.js");'],
    ["process.binding", '(process as any).binding("fs"); (process as any)._linkedBinding("fs");'],
    ["a library to load", '(process as any).dlopen({ exports: {} }, "/bin/node");'],
    [
      "the host's files",
      `${nodeRequire}\nconst fs = nodeRequire("fs");\nfor (const path of ["/etc/passwd", "/proc/1/environ", "/proc/self/mem", "/home", "/root", "/tmp"]) fs.readdirSync(path);`,
    ],
    [
      "a write",
      `${nodeRequire}\nfor (const path of ["/attending/bundle.js", "/attending/{{mark}}", "/tmp/{{mark}}", "/dev/shm/{{mark}}", "{{canary}}", "{{canaryFolder}}/{{mark}}", "{{sibling}}", "{{root}}/{{mark}}"]) try { nodeRequire("fs").writeFileSync(path, "{{mark}}"); } catch {}`,
    ],
  ]),
];
