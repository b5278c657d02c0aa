import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ownContender, peerContender } from "./measuring/contender";
import { measureRow } from "./measuring/measure-row";
import type { RowResult } from "./measuring/row-result";
import type { NumberOptions } from "./options";
import { findPeerPython } from "./peer-python";
import { writeDocs } from "./reporting/docs-slot";
import { describeMachine, threadHint } from "./reporting/machine";
import { busyShare } from "./reporting/other-programs";
import { makeReport, type Report, reportText } from "./reporting/report";

/** Measures the rows, prints the tables and, if asked, writes them into the documentation. */
export async function benchNumbers(root: string, options: NumberOptions): Promise<Report> {
  const say = (line: string) => console.error(line);
  const machine = describeMachine(new Date());
  if (options.installPeers && !process.env.ATTENDING_PEER_PYTHON) installPeers(root);
  const peer = findPeerPython(root, process.env);
  const noPeer = "missing" in peer ? peer.missing : undefined;
  if (options.writeDocs && noPeer !== undefined)
    throw new Error(`--write-docs: expected PyTorch to compare with, got none. ${noPeer}`);
  // Both stand in the report too; nobody should have to wait for that.
  for (const line of [noPeer, threadHint(machine)]) if (line !== undefined) say(line);
  const [first, ...further] = options.backends.map(ownContender);
  // The peer comes right after our default: both are then measured under the same conditions.
  const peers = "python" in peer ? [peerContender(root, peer.python)] : [];
  const contenders = [...(first ? [first] : []), ...peers, ...further];
  const before = await busyShare();
  const begun = performance.now();
  const results: RowResult[] = [];
  for (const row of options.rows) {
    results.push(await measureRow(row, contenders, { rounds: options.rounds, say }));
  }
  const seconds = (performance.now() - begun) / 1000;
  const others = { before, after: await busyShare() };
  const report = makeReport({ machine, seconds, others, noPeer, results });
  const text = reportText(report);
  console.log(`\n${text}`);
  if (options.writeDocs) writeDocs(root, text);
  return report;
}

/** @throws Error when it fails; its own words stand above */
function installPeers(root: string): void {
  const script = join(root, "tools", "bench", "peers", "install.mjs");
  const { status } = spawnSync(process.execPath, [script], { stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("--peers: PyTorch was not installed. The reason stands above.");
}
