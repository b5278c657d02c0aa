import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeFrame } from "../data/frames";
import { hasBwrap } from "../sandbox/fixtures/bwrap-presence";
import { chooseIsolation, type Isolation } from "../sandbox/isolation";
import { bundle } from "../supply/bundle";
import { writeBundle } from "../supply/bundle-folder";
import { libExports } from "../supply/lib-exports";
import { root } from "../supply/places";
import { openSupply, type SupplyStaging } from "../supply/supply-staging";
import { probeReplyData } from "./probe-reply";
import type { ProbeRequest } from "./probe-request";
import { type ProbeOutcome, runProbe } from "./run-probe";

const x = { dtype: "float32", shape: [3], values: Float32Array.from([1, 2, -3]) } as const;
const doubled = { dtype: "float32", shape: [3], values: Float32Array.from([2, 4, -6]) };
const good = "exports.double = (x) => x.mul(2);";
const bundles = mkdtempSync(join(tmpdir(), "attending-test-"));

let isolation: Isolation;
let supply: SupplyStaging;

const lib = libExports(join(root, "lib", "src", "index.ts"));
const plan = {
  name: "99.1",
  id: "99.1",
  probeFile: join(__dirname, "fixtures", "fake-probe.ts"),
  supplies: ["Module", "Linear"],
  injected: [],
  gradedFile: "",
};

beforeAll(async () => {
  const reference = { symbol: "headSize", file: join(root, "lib/src/layers/attention-shapes.ts") };
  const plain = await bundle(plan, lib, root);
  const injected = await bundle({ ...plan, injected: [reference] }, lib, root);
  await writeBundle(join(bundles, "99.1"), plain.text);
  await writeBundle(join(bundles, "99.1+99.0"), injected.text);
  supply = openSupply(bundles);
});
afterAll(() => {
  supply.dispose();
  rmSync(bundles, { recursive: true });
});

function ask(
  sources: readonly string[],
  { symbols = ["double"], injected = [] as string[], wallMs = 40_000 } = {},
): Promise<ProbeOutcome> {
  const cells = sources.map((js, i) => ({ cell: i + 1, js, async: js.startsWith("await") }));
  const request: ProbeRequest = { cells, symbols, inputs: { x } };
  const files = supply.folderOf("99.1", injected);
  return runProbe({ isolation, files, request, limits: { cpuSeconds: 2, wallMs } });
}

const forged = encodeFrame(
  probeReplyData({
    observation: { passed: { returned: true } },
    missing: [],
    cellErrors: [],
    failure: null,
  }),
).toString("hex");

interface Case {
  readonly does: string;
  readonly sources: readonly string[];
  readonly symbols?: string[];
  readonly expected: object;
}

const observed = { status: "observed", reply: { observation: { doubled: { returned: doubled } } } };
const writes = (hex: string) =>
  `const { writeSync } = process.mainModule.require("node:fs"); writeSync(4, Buffer.from("${hex}", "hex"));`;

const cases: readonly Case[] = [
  { does: "answers", sources: [good], expected: observed },
  {
    does: "throws in another cell",
    sources: ["throw new Error('x');", good],
    expected: { ...observed, reply: { ...observed.reply, cellErrors: [{ cell: 1 }] } },
  },
  {
    does: "declares nothing",
    sources: [],
    expected: { status: "observed", reply: { observation: {}, missing: ["double"] } },
  },
  {
    does: "throws inside",
    sources: ["exports.double = () => { throw new TypeError('TODO 99.1'); };"],
    expected: {
      status: "observed",
      reply: { observation: { doubled: { threw: { name: "TypeError", message: "TODO 99.1" } } } },
    },
  },
  {
    does: "returns what cannot cross",
    sources: [`${good} exports.bare = () => ({ a: [new Map()] });`],
    symbols: ["double", "bare"],
    expected: {
      status: "observed",
      reply: {
        observation: {
          doubled: { returned: doubled },
          bare: { threw: { message: "data.returned.a[0]: expected plain data, got a Map" } },
        },
      },
    },
  },
  {
    does: "returns numbers that are not finite",
    sources: [`${good} exports.bare = () => [NaN, -0, 1 / 0];`],
    symbols: ["double", "bare"],
    expected: {
      status: "observed",
      reply: { observation: { bare: { returned: [Number.NaN, -0, Number.POSITIVE_INFINITY] } } },
    },
  },
  {
    does: "uses the supplied layers",
    sources: [
      `const { Linear } = require("@attending/lib"); const tf = require("@tensorflow/tfjs");
       exports.double = (x) => tf.tidy(() => x.add(x).add(tf.zeros([1])).reshape([3])); exports.layer = Linear;`,
    ],
    expected: observed,
  },
  {
    does: "asks for ready-made layers",
    sources: [
      'const tf = require("@tensorflow/tfjs"); exports.double = (x) => tf.layers.dense({ units: 1 });',
    ],
    expected: {
      status: "observed",
      reply: { observation: { doubled: { threw: { message: /not available in the grader/ } } } },
    },
  },
  { does: "exits", sources: [good, "process.exit(0);"], expected: { status: "silent" } },
  {
    does: "exits inside",
    sources: ["exports.double = () => process.exit(0);"],
    expected: { status: "silent" },
  },
  {
    does: "awaits what never settles",
    sources: [good, "await new Promise(() => {});"],
    expected: { status: "silent" },
  },
  {
    does: "returns a promise that never settles",
    sources: [`${good} exports.later = () => new Promise(() => {});`],
    symbols: ["double", "later"],
    expected: { status: "silent" },
  },
  {
    does: "keeps a timer alive",
    sources: [`${good} setInterval(() => {}, 10); process.on("exit", () => { for (;;); });`],
    expected: observed,
  },
  {
    does: "loops",
    sources: ["exports.double = () => { for (;;); };"],
    expected: { status: "killed", reason: "cpu" },
  },
  {
    does: "loops in microtasks and never answers",
    sources: [
      `${good} exports.later = () => new Promise(() => { (function again() { Promise.resolve().then(again); })(); });`,
    ],
    symbols: ["double", "later"],
    expected: { status: "killed", reason: "cpu" },
  },
  {
    does: "loops in microtasks beside a right answer",
    sources: [`${good} (function again() { Promise.resolve().then(again); })();`, "await 1;"],
    expected: observed,
  },
  {
    does: "rejects what nobody awaits, and throws in a timer",
    sources: [
      `${good} Promise.reject(new Error("stray")); setTimeout(() => { throw new Error("late"); }, 0);`,
      "await new Promise((done) => setTimeout(done, 20));",
    ],
    expected: {
      ...observed,
      reply: {
        ...observed.reply,
        cellErrors: [
          { cell: 0, error: { message: "stray" } },
          { cell: 0, error: { message: "late" } },
        ],
      },
    },
  },
  {
    does: "prints without end",
    sources: [`for (let i = 0; i < 5000; i++) console.error("x".repeat(1000)); ${good}`],
    expected: { ...observed, stderrTail: "" },
  },
  {
    does: "writes garbage first",
    sources: [`${writes("ffffffff")} ${good}`],
    expected: { status: "garbled", reason: /at most 4194304 bytes/ },
  },
  {
    does: "writes data first that is no reply",
    sources: [`${writes("0100000031")} ${good}`],
    expected: { status: "garbled", reason: /expected reply/ },
  },
  {
    does: "forges a reply before the host's own",
    sources: [`${writes(forged)} ${good}`],
    expected: { status: "garbled", reason: /got \d+ bytes more$/ },
  },
  {
    does: "forges a reply and ends: data to judge, like any other",
    sources: [`${writes(forged)} process.reallyExit(0);`],
    expected: { status: "observed", reply: { observation: { passed: { returned: true } } } },
  },
  {
    does: "pollutes prototypes, which changes nothing of what is written",
    sources: [
      `${good} Array.prototype.every = () => true; Object.prototype.returned = 1; Object.prototype.polluted = true;
       Array.prototype.toJSON = () => "forged"; Object.is = () => true; JSON.stringify = () => "{}"; Buffer.alloc = () => null;`,
    ],
    expected: observed,
  },
];

describe.skipIf(!hasBwrap("the probe process"))("a probe process whose cell", () => {
  beforeAll(async () => {
    isolation = await chooseIsolation("bwrap");
  });

  it.each(cases)("$does", async ({ sources, symbols, expected }) => {
    const outcome = await ask(sources, symbols === undefined ? {} : { symbols });
    expect(matching(outcome, expected)).toMatchObject(expected);
  });

  it("meets an injected reference under its name", async () => {
    const sources = ["exports.double = (x) => x.mul(headSize('x', 4, 2));"];
    expect(await ask(sources, { injected: ["99.0"] })).toMatchObject({ status: "observed" });
    const without = await ask(sources);
    expect(JSON.stringify(without)).toContain("headSize is not defined");
  });
});

/** The outcome; a text that an expected pattern fits is replaced by the pattern. */
function matching(outcome: unknown, expected: unknown): unknown {
  if (expected instanceof RegExp) return expected.test(String(outcome)) ? expected : outcome;
  if (typeof expected !== "object" || expected === null) return outcome;
  if (typeof outcome !== "object" || outcome === null || ArrayBuffer.isView(outcome))
    return outcome;
  const entries = Object.entries(outcome).map(([key, value]) => [
    key,
    matching(value, Reflect.get(expected, key)),
  ]);
  return Array.isArray(outcome) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
