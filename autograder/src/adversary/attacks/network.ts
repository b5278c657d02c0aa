import type { Adversary } from "../adversary";
import { besideWrong, nodeRequire, onAttention, wrongAfter } from "../cells";

/** A cell that waits until it was heard, or a moment. */
const waiting = (attempt: string): string => `const heard = await new Promise((done: any) => {
  setTimeout(done, 400);
  try { ${nodeRequire} ${attempt} } catch { done(); }
});`;

/** Words to and from other machines, and to other programs of this one. */
export const networkAttacks: readonly Adversary[] = [
  ...onAttention(
    "network",
    [
      [
        "a connection",
        'nodeRequire("net").connect({{port}}, "127.0.0.1").on("error", done).on("connect", function (this: any) { this.write("{{mark}}", done); });',
      ],
      ["a request", 'fetch("http://127.0.0.1:{{port}}/{{mark}}").then(done, done);'],
      [
        "a datagram",
        'nodeRequire("dgram").createSocket("udp4").on("error", done).send("{{mark}}", {{port}}, "127.0.0.1", done);',
      ],
      [
        "a port of its own",
        'nodeRequire("net").createServer().on("error", done).listen({{freePort}}, "127.0.0.1", () => setTimeout(done, 300));',
      ],
      [
        "the cloud's metadata",
        'fetch("http://169.254.169.254/latest/meta-data/").then((reply: any) => reply.text()).then((text: any) => { throw new Error(text); }).catch(done);',
      ],
      [
        "a name to look up",
        'nodeRequire("dns").lookup("example.org", done); nodeRequire("dns").resolve("example.org", done);',
      ],
      [
        "the machine's own sockets",
        'nodeRequire("net").connect("/var/run/docker.sock").on("error", done).on("connect", done);',
      ],
    ],
    (attempt) => [waiting(attempt), wrongAfter("heard")],
  ),
  ...besideWrong("network", [
    [
      "a connection that nobody waits for",
      `${nodeRequire}\nnodeRequire("net").connect({{port}}, "127.0.0.1"); nodeRequire("dns").lookup("example.org", () => undefined);`,
    ],
    [
      "a package to install",
      `${nodeRequire}\nnodeRequire("child_process").spawnSync("npm", ["install", "left-pad", "--prefix", "/tmp/{{mark}}"]); nodeRequire("child_process").execSync("touch /tmp/{{mark}}");`,
    ],
    ["an inspector", `${nodeRequire}\nnodeRequire("inspector").open(0);`],
  ]),
];
