import type { Adversary } from "../adversary";
import { besideWrong, leave, nodeRequire } from "../cells";

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

const observing = (observation: string): string =>
  `{ observation: ${observation}, missing: [], cellErrors: [], failure: null }`;

/** Both exercises of a notebook answered by a reply with rows of nothing. */
const emptyRows: Adversary = {
  group: "channel",
  name: "a billion empty notes and sets",
  notebook: "01-note-generator",
  cells: ["generateClinicalNote", "createDatasets"].map((name) => {
    const notes = `{ notes: { returned: { tokenIds: { $tensor: 0, dtype: "float32", shape: [2e8, 0] }, labels: { $tensor: 1, dtype: "float32", shape: [0, 4] } } } }`;
    return `function ${name}(options: any): any {\n${forge(observing(notes), leave)}\n}`;
  }),
  answersAll: true,
  wanted: { earns: { "01.1": 0, "01.2": 0 } },
};

/** Words in the place of, before and behind what the probe says. */
export const channelAttacks: readonly Adversary[] = [
  ...besideWrong("channel", [
    [
      "a reply that observed passing",
      forge(observing("{ passed, points: { returned: 10 }, score: { returned: 10 } }"), leave),
    ],
    [
      "a reply that claims to have passed",
      forge(
        "{ observation: { plain: passed, lengths: passed }, missing: [], cellErrors: [], failure: null, passed: true, points: 10 }",
        leave,
      ),
    ],
    ["an empty reply", forge(emptyReply, leave)],
    ["a reply before the real one", forge(emptyReply)],
    ["two replies", forge(emptyReply, `send(frame(${emptyReply}));\n${leave}`)],
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
    [
      "garbage",
      `${nodeRequire}\nnodeRequire("fs").writeSync(4, Buffer.alloc(100000, 7));\n${leave}`,
    ],
    [
      "more than a reply may hold",
      `${nodeRequire}\nconst fs = nodeRequire("fs");\nfor (let i = 0; i < 40; i++) fs.writeSync(4, Buffer.alloc(1e6));`,
    ],
    [
      "a tensor of a billion empty rows",
      forge(
        observing(
          `{ plain: { returned: { weights: { $tensor: 0, dtype: "float32", shape: [1e9, 1, 1, 0] }, context: { $tensor: 1, dtype: "float32", shape: [1e9, 0, 1, 1] } } } }`,
        ),
        leave,
      ),
    ],
    [
      "an error of four million letters",
      forge(
        observing(
          `{ plain: { threw: { name: "E", message: "m".repeat(3e6), stack: "cell-1:1:1 ".repeat(5e4) } } }`,
        ),
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
        observing(
          `{ plain: { returned: { weights: { unreadable: "m".repeat(3e6) }, context: "m" } } }`,
        ),
        leave,
      ),
    ],
    [
      "a result on every descriptor",
      `${nodeRequire}\nconst fs = nodeRequire("fs");\nconst result = JSON.stringify({ score: 25, gradable: true, tests: [{ score: 10, max_score: 10 }] });\nfor (let fd = 0; fd < 24; fd++) if (fd !== 4) try { fs.writeSync(fd, result); } catch {}\nconsole.log(result);`,
    ],
    [
      "a message to the parent",
      "(process as any).send?.({ id: 1, judged: { points: 10 } }); (process as any).channel?.ref?.(); (process as any)._handle?.writeUtf8String?.('{}');",
    ],
    [
      "a results file before the grader's",
      `${nodeRequire}\nconst fs = nodeRequire("fs");\nfor (const folder of ["{{canaryFolder}}", "{{submissions}}", "/autograder/results", "/tmp", "."]) for (const name of ["results.json", "result.json", "{{mark}}"]) try { fs.writeFileSync(folder + "/" + name, "{}"); fs.chmodSync(folder + "/" + name, 0o400); } catch {}`,
    ],
  ]),
  emptyRows,
];
