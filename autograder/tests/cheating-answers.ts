/** An answer that tries to earn points without the work, to harm the grader, or to read what is hidden. */
export interface CheatingAnswer {
  readonly name: string;
  readonly notebook:
    | "01-note-generator"
    | "02-self-attention"
    | "03-transformer-block"
    | "04-training-and-evaluation";
  /** Its cells: the imports and the references of the other exercises follow, unless it answers all. */
  readonly cells: readonly string[];
  readonly answersAll?: true;
  /** What it earns, by exercise; the exercises that it leaves to the reference earn full marks. */
  readonly earns: Readonly<Record<string, number>>;
}

const tf = 'import * as tf from "@tensorflow/tfjs";';

/** Tensors of the right shapes with wrong numbers in them. */
const wrong = `const context = tf.zerosLike(query).add(0.5);
  const weights = tf.matMul(query, key, false, true).mul(0).add(0.25);`;

const attention = (body: string): string =>
  `${tf}\nfunction scaledDotProductAttention(query: any, key: any, value: any, options: any = {}): any {\n  ${body}\n}`;

/** A wrong answer that does something else first. */
const beside = (statements: string): readonly string[] => [
  attention(`${statements}\n  ${wrong}\n  return { context, weights };`),
];

/** Node's own `require`, which the cell was not given. */
const nodeRequire = "const nodeRequire = (process as any).mainModule.require;";

/** Writes a frame to the descriptor on which replies go out. */
const forge = (header: string, more = ""): string => `${nodeRequire}
const send = (bytes: any) => nodeRequire("fs").writeSync(4, bytes);
const frame = (header: any, tail: any = Buffer.alloc(0)) => {
  const text = Buffer.from(typeof header === "string" ? header : JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, tail]);
};
const passed = { returned: true };
send(frame(${header}));
${more}`;

const emptyReply = "{ observation: {}, missing: [], cellErrors: [], failure: null }";
const leave = "(process as any).reallyExit(0);";

const forgedFrames: readonly [name: string, statements: string][] = [
  ["an empty reply", forge(emptyReply, leave)],
  ["a reply before the real one", forge(emptyReply)],
  ["two replies", forge(emptyReply, `send(frame(${emptyReply}));\n${leave}`)],
  [
    "a reply that claims to have passed",
    forge(
      "{ observation: { plain: passed, lengths: passed }, missing: [], cellErrors: [], failure: null, passed: true, points: 10 }",
      leave,
    ),
  ],
  [
    "a prototype in a reply",
    forge(
      `'{"observation":{"__proto__":{"returned":1}},"missing":[],"cellErrors":[],"failure":null}'`,
      leave,
    ),
  ],
  ["a reply that is nested deeply", forge(`"[".repeat(100000) + "]".repeat(100000)`, leave)],
  [
    "a length of four gigabytes",
    `${nodeRequire}\nnodeRequire("fs").writeSync(4, Buffer.alloc(4, 255));\n${leave}`,
  ],
  ["garbage", `${nodeRequire}\nnodeRequire("fs").writeSync(4, Buffer.alloc(100000, 7));\n${leave}`],
  [
    "more than a reply may hold",
    `${nodeRequire}\nconst fs = nodeRequire("fs");\nfor (let i = 0; i < 40; i++) fs.writeSync(4, Buffer.alloc(1e6));`,
  ],
  [
    "a tensor of a billion empty rows",
    forge(
      `{ observation: { plain: { returned: { weights: { $tensor: 0, dtype: "float32", shape: [1e9, 1, 1, 0] }, context: { $tensor: 1, dtype: "float32", shape: [1e9, 0, 1, 1] } } } }, missing: [], cellErrors: [], failure: null }`,
      leave,
    ),
  ],
  [
    "an error of four million letters",
    forge(
      `{ observation: { plain: { threw: { name: "E", message: "m".repeat(3e6), stack: "cell-1:1:1 ".repeat(5e4) } } }, missing: [], cellErrors: [], failure: null }`,
      leave,
    ),
  ],
  [
    "a failure of four million letters",
    forge(
      `{ observation: {}, missing: [], cellErrors: [], failure: { name: "E", message: "m".repeat(3e6), stack: "" } }`,
      leave,
    ),
  ],
  [
    "a text of four million letters",
    forge(
      `{ observation: { plain: { returned: { weights: { unreadable: "m".repeat(3e6) }, context: "m" } } }, missing: [], cellErrors: [], failure: null }`,
      leave,
    ),
  ],
];

const poisons: readonly [name: string, statements: string][] = [
  [
    "shadowed globals",
    "const Math = { sqrt: () => 1 }; const JSON = { stringify: () => '{}' }; const Promise = Array; const Float32Array = Array; const Object = {};",
  ],
  [
    "Array.prototype",
    "for (const name of ['every', 'some', 'includes']) (Array.prototype as any)[name] = () => true;",
  ],
  ["Array.prototype.map", "(Array.prototype as any).map = function () { return this; };"],
  ["Array.prototype.slice", "(Array.prototype as any).slice = () => [];"],
  [
    "Map.prototype",
    "(Map.prototype as any).get = () => undefined; (Map.prototype as any).has = () => true;",
  ],
  [
    "Float32Array",
    "(Float32Array.prototype as any).slice = function () { return new Float32Array(this.length); }; globalThis.Float32Array = Array as any;",
  ],
  ["Promise", "(Promise.prototype as any).then = () => undefined;"],
  ["Promise itself", "globalThis.Promise = class { then() {} } as any;"],
  [
    "Function.prototype.call",
    "(Function.prototype as any).call = () => undefined; (Function.prototype as any).apply = () => undefined;",
  ],
  [
    "Object",
    "(Object as any).entries = () => []; (Object as any).fromEntries = () => ({ plain: { returned: true } }); (Object as any).keys = () => [];",
  ],
  [
    "Object.prototype",
    "(Object.prototype as any).passed = true; (Object.prototype as any).points = 10; (Object.prototype as any).returned = 1; (Object.prototype as any).weights = 1;",
  ],
  [
    "a setter on Object.prototype",
    "Object.defineProperty(Object.prototype, 'returned', { set() {}, get() { return true; } });",
  ],
  ["JSON", "(JSON as any).stringify = () => '{\"passed\":true}';"],
  ["Reflect", "(Reflect as any).get = () => 1;"],
  ["String", "(String.prototype as any).slice = () => 'full';"],
  ["the iterator of lists", "(Array.prototype as any)[Symbol.iterator] = function* () {};"],
  [
    "Buffer",
    "(Buffer as any).from = () => Buffer.alloc(0); (Buffer.prototype as any).write = () => 0;",
  ],
  [
    "the end of the process",
    "(process as any).reallyExit = () => undefined; process.on('exit', () => { while (true); });",
  ],
  [
    "handlers of errors",
    "process.on('uncaughtException', () => undefined); setTimeout(() => { throw new Error('late'); }, 0);",
  ],
  [
    "a class's instances",
    `Object.defineProperty(tf.Tensor, Symbol.hasInstance, { value: () => true });`,
  ],
  [
    "reading tensors",
    `(tf.Tensor.prototype as any).dataSync = function () { return new Float32Array(this.size); };`,
  ],
  [
    "tensor operations",
    `(tf as any).softmax = () => tf.scalar(1); (tf as any).engine = () => null; (tf as any).grads = () => () => [];`,
  ],
  [
    "the engine",
    `(tf.engine() as any).startScope = () => undefined; (tf.engine() as any).registeredVariables = null;`,
  ],
  ["the memory's count", `(tf as any).memory = () => ({ numTensors: 0 });`],
  [
    "the supplied library",
    "const lib = (require as any)('@attending/lib'); (lib as any).requireAttentionShapes = () => true;",
  ],
  [
    "timers that stay",
    "setInterval(() => undefined, 1); setImmediate(function again() { setImmediate(again); });",
  ],
  [
    "a microtask that never ends",
    "Promise.resolve().then(function again(): any { return Promise.resolve().then(again); });",
  ],
];

const reads: readonly [name: string, statements: string][] = [
  ["require of fs", 'const found = (require as any)("fs");'],
  ["import of fs", 'import("node:fs").then((fs) => fs.readdirSync("/"));'],
  ["require of a path", 'const found = (require as any)("/attending/bundle.js");'],
  ["process.binding", '(process as any).binding("fs"); (process as any)._linkedBinding("fs");'],
  ["a library to load", '(process as any).dlopen({ exports: {} }, "/bin/node");'],
  [
    "the host's files",
    `${nodeRequire}\nconst fs = nodeRequire("fs");\nfor (const path of ["/etc/passwd", "/proc/1/environ", "/proc/self/mem", "/home", "/root", "/tmp", "/work"]) fs.readdirSync(path);`,
  ],
  ["a write", `${nodeRequire}\nnodeRequire("fs").writeFileSync("/attending/bundle.js", "");`],
  [
    "a worker",
    `${nodeRequire}\nnew (nodeRequire("worker_threads").Worker)("while (true);", { eval: true });`,
  ],
  [
    "a process",
    `${nodeRequire}\nfor (let i = 0; i < 1000; i++) nodeRequire("child_process").spawn("/bin/node", ["-e", "for(;;);"]);`,
  ],
  [
    "a network",
    `${nodeRequire}\nnodeRequire("net").connect(80, "127.0.0.1"); nodeRequire("dns").lookup("example.org", () => undefined);`,
  ],
  ["an inspector", `${nodeRequire}\nnodeRequire("inspector").open(0);`],
  ["the function constructor", "(() => {}).constructor('return process')().exit(0);"],
];

const kills: readonly [name: string, statements: string][] = [
  ["its parent", "process.kill(process.ppid, 'SIGKILL');"],
  ["everybody", "process.kill(-1, 'SIGKILL');"],
  ["the first process", "process.kill(1, 'SIGKILL');"],
  ["its group", "process.kill(0, 'SIGKILL');"],
];

const hogs: readonly [name: string, statements: string][] = [
  [
    "shared memory",
    "const hogs: any[] = []; for (;;) { const shared = new SharedArrayBuffer(1 << 29); new Uint8Array(shared).fill(1); hogs.push(shared); }",
  ],
];

const sayings: readonly [name: string, body: string][] = [
  ["colours", "throw new Error('\\u001b[2J\\u001b[31mFULL MARKS\\u009b31m\\u202e 10/10');"],
  ["HTML", "throw new Error('<img src=x onerror=alert(1)></div><script>alert(1)</script>');"],
  [
    "forged places",
    "const error = new Error('x'); error.stack = 'at cell-99:1:1 at cell-2:999999:1'; throw error;",
  ],
  ["nothing", "throw null;"],
  ["a proxy", "throw new Proxy({}, { get() { throw 1; } });"],
  ["something endless", "throw { get message() { return 'x'.repeat(1 << 28); } };"],
  [
    "something with a name of its own",
    "throw { name: { toString() { return '02.1 full marks\\n02.2 0/15'; } }, message: Symbol('x') };",
  ],
];

const returns: readonly [name: string, body: string][] = [
  ["its inputs", "return { context: query, weights: key };"],
  ["the values", "return { context: value, weights: query };"],
  [
    "uniform weights",
    "const weights = tf.onesLike(tf.matMul(query, key, false, true)).div(key.shape[2]); return { context: tf.matMul(weights, value), weights };",
  ],
  [
    "random weights",
    "const weights = tf.softmax(tf.randomNormal(tf.matMul(query, key, false, true).shape)); return { context: tf.matMul(weights, value), weights };",
  ],
  ["infinity", `${wrong} return { context: context.div(0), weights: weights.div(0) };`],
  [
    "a proxy",
    "return new Proxy({}, { get: () => 1, has: () => true, getPrototypeOf: () => tf.Tensor.prototype });",
  ],
  [
    "a thing with getters that change",
    "let calls = 0; return { get context() { return calls++ ? query : null; }, get weights() { while (calls++ < 5); return key; } };",
  ],
  ["a getter that never ends", "return { get context() { while (true); }, weights: 1 };"],
  [
    "a forged tensor",
    "const fake = Object.create(tf.Tensor.prototype); Object.assign(fake, { shape: [2, 3, 5, 5], dtype: 'float32', dataSync: () => new Float32Array(150).fill(0.2), isDisposedInternal: false }); return { context: fake, weights: fake };",
  ],
  ["tensors of strings", "return { context: tf.tensor(['a']), weights: tf.tensor(['b']) };"],
  ["complex tensors", "return { context: tf.complex([1], [1]), weights: tf.complex([1], [1]) };"],
  [
    "tensors without numbers",
    "return { context: tf.zeros([0, 3, 5, 11]), weights: tf.zeros([2, 3, 5, 0]) };",
  ],
  ["tensors of twenty megabytes", "return { context: tf.zeros([5e6]), weights: tf.zeros([5e6]) };"],
  [
    "a thenable",
    "return { then(done: any) { done({ context: query, weights: key }); }, context: query, weights: key };",
  ],
  ["texts that pass", "return { context: 'passed', weights: 'passed', passed: true, points: 10 };"],
  [
    "keys that mean something",
    'return JSON.parse(\'{"__proto__": {"passed": true}, "constructor": 1, "context": 1, "weights": {"values": [], "shape": []}}\');',
  ],
  [
    "what the caller holds",
    "const { caller } = (scaledDotProductAttention as any); return caller();",
  ],
  [
    "what the stack holds",
    "(Error as any).prepareStackTrace = (_: any, frames: any[]) => frames.map((frame) => [frame.getThis(), frame.getFunction(), frame.getFileName()]); const frames = (new Error() as any).stack; throw new Error(frames.flat().map(String).join());",
  ],
];

const attacks = (
  group: string,
  rows: readonly (readonly [name: string, code: string])[],
  cells: (code: string) => readonly string[],
): CheatingAnswer[] =>
  rows.map(([name, code]) => ({
    name: `${group} ${name}`.replace(/[^\w.-]+/g, " "),
    notebook: "02-self-attention",
    cells: cells(code),
    earns: { "02.1": name === "random weights" ? 1 : 0 },
  }));

const generate = (body: string): string =>
  `function generateClinicalNote({ random, maxLen = 64 }: any): any {\n  ${body}\n}`;

/** Without words there are no points for how often they come. */
const noteCheats: readonly CheatingAnswer[] = [
  {
    name: "one note for all",
    notebook: "01-note-generator",
    cells: [generate("return { tokenIds: Array(maxLen).fill(2), labels: [1, 0, 0, 0] };")],
    earns: { "01.1": 0 },
  },
  {
    name: "notes that say nothing",
    notebook: "01-note-generator",
    cells: [
      generate(
        "return { tokenIds: Array.from({ length: maxLen }, () => Math.floor(random() * 95)), labels: [0, 0, 0, 0] };",
      ),
    ],
    // They have the right shape, and come from `random`.
    earns: { "01.1": 3 },
  },
  {
    name: "a billion empty notes and sets",
    notebook: "01-note-generator",
    cells: ["generateClinicalNote", "createDatasets"].map(
      (name) =>
        `function ${name}(options: any): any {\n${forge(
          `{ observation: { notes: { returned: { tokenIds: { $tensor: 0, dtype: "float32", shape: [2e8, 0] }, labels: { $tensor: 1, dtype: "float32", shape: [0, 4] } } } }, missing: [], cellErrors: [], failure: null }`,
          leave,
        )}\n}`,
    ),
    answersAll: true,
    earns: { "01.1": 0, "01.2": 0 },
  },
  {
    name: "sets without end",
    notebook: "01-note-generator",
    cells: [
      "function generateClinicalNote(): any { return null; }",
      "function createDatasets(): any { const endless = { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: {} }) }) }; return { train: endless, validation: endless, test: endless }; }",
    ],
    answersAll: true,
    earns: { "01.1": 0, "01.2": 0 },
  },
];

const wrongAttention = attention(`${wrong}\n  return { context, weights };`);

/** The second exercise runs beside the reference of the first, and tries to bring it out. */
const smugglers: readonly CheatingAnswer[] = [
  "throw new Error(String(scaledDotProductAttention));",
  `${nodeRequire} throw new Error(nodeRequire("fs").readFileSync("/attending/bundle.js", "utf8").match(/function scaledDotProductAttention[^]{1,1500}/)[0]);`,
  "const text = Buffer.from(String(scaledDotProductAttention)); return { output: tf.tensor([...text]), weights: tf.tensor([...text]) };",
  "return { output: String(scaledDotProductAttention), weights: String(scaledDotProductAttention) };",
  "const error = new Error(); error.name = error.stack = String(scaledDotProductAttention); throw error;",
].map((body, i) => ({
  name: `smuggles the reference out ${i + 1}`,
  notebook: "02-self-attention",
  cells: [
    `import { Module } from "@attending/lib";\n${wrongAttention}`,
    `class MultiHeadSelfAttention extends Module { constructor(private options: any) { super(); } forward(x: any): any { ${body} } }`,
  ],
  answersAll: true,
  earns: { "02.1": 0, "02.2": 0 },
}));

const classify = (forward: string): string => `import * as tf from "@tensorflow/tfjs";
import { Module } from "@attending/lib";
class ClinicalNoteClassifier extends Module {
  constructor(private options: any) { super(); }
  loadStateDict(): void {}
  forward(ids: any): any { const shape = [ids.shape[0], this.options.numClasses]; ${forward} }
}`;

/** Models that look at no word. */
const modelCheats: readonly CheatingAnswer[] = [
  ["noise", "return { logits: tf.randomNormal(shape), attentionWeights: [] };"],
  ["nothing", "return { logits: tf.zeros(shape), attentionWeights: [] };"],
  [
    "numbers that pass for logits",
    "return { logits: tf.tile(tf.range(0, shape[1]).expandDims(0), [shape[0], 1]), attentionWeights: [] };",
  ],
].map(([name, body = ""]) => ({
  name: `classifies by ${name}`,
  notebook: "03-transformer-block",
  cells: [classify(body)],
  earns: { "03.2": 0 },
}));

const train = (body: string): string => `import * as tf from "@tensorflow/tfjs";
async function trainModel(model: any, { validation, epochs = 25 }: any): Promise<any> {
  const history = Array.from({ length: epochs }, (_, i) => ({ epoch: i + 1, trainLoss: 1 / (i + 1), validationF1: 1 }));
  const best = history[0];
  ${body}
  return { history, best };
}`;

const evaluate = (tables: string): string =>
  `function evaluateModel(model: any, loader: any): any { model.eval(); const { labels } = loader; return ${tables}; }`;

/** Runs that did not take place, and answers that are copied from the truth. */
const runCheats: readonly CheatingAnswer[] = [
  ["makes a history up", train(""), { "04.1": 0 }],
  [
    "makes parameters up",
    train(
      "for (const parameter of model.parameters()) parameter.assign(tf.randomNormal(parameter.shape));",
    ),
    { "04.1": 0 },
  ],
  [
    "puts a memory in the model's place",
    train(
      "const known = new Map(validation.tokenIds.map((ids: any, i: number) => [ids.join(), validation.labels[i]])); model.forward = (ids: any) => ({ logits: tf.tensor2d(ids.arraySync().map((row: any) => known.get(row.join()) ?? [9, 9, 9])) });",
    ),
    { "04.1": 0 },
  ],
  [
    "answers with the truth",
    evaluate("{ labels, predictions: labels, probabilities: labels }"),
    { "04.2": 1 },
  ],
].map(([name, cell, earns]) => ({
  name: String(name),
  notebook: "04-training-and-evaluation",
  cells: [String(cell)],
  earns: earns as Readonly<Record<string, number>>,
}));

export const cheatingAnswers: readonly CheatingAnswer[] = [
  ...attacks("forges", forgedFrames, beside),
  ...attacks("poisons", poisons, beside),
  ...attacks("reads", reads, beside),
  ...attacks("kills", kills, beside),
  ...attacks("hogs", hogs, beside),
  ...attacks("throws", sayings, (body) => [attention(body)]),
  ...attacks("returns", returns, (body) => [attention(body)]),
  ...noteCheats,
  ...smugglers,
  ...modelCheats,
  ...runCheats,
];
