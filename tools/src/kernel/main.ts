import { cellName } from "./cell-execution";
import { useCellTimers } from "./cell-timers";
import { defineCourseServer } from "./course-server";
import { Interrupts } from "./interrupts";
import { keepSourceMaps, nameCellScripts, ScriptPositions } from "./line-numbers";
import { addLoopChecks } from "./loop-checks";
import { findMessageClass } from "./message-class";
import { ParentWatch, parentCheckMs } from "./parent-watch";
import { keepFailures } from "./printed-failures";
import { routeOutputs } from "./process-outputs";
import { RunningCells } from "./running-cells";
import { useWrittenPlaces } from "./stack-frames";
import { useStrictTypes } from "./strict-types";
import { type Handler, loadTslab, loadTypeScript } from "./tslab-modules";
import { findVersionProblem } from "./versions";

/*
 * The course's kernel, "TypeScript (attending)": `node main.js <connection file>`.
 * It is tslab as npm delivers it, changed from outside while it loads.
 */
startCourseKernel(process.argv[2] ?? "");

function startCourseKernel(configPath: string): void {
  exitWithParent();
  const problem = findVersionProblem();
  if (problem !== undefined) {
    process.stderr.write(`attending kernel: ${problem}. Running plain tslab instead.\n`);
    loadTslab().main.startKernel({ configPath, enableFindLocal: false });
    return;
  }
  const scripts = new ScriptPositions();
  const cells = new RunningCells();
  useCellTimers(cells);
  useStrictTypes();
  keepSourceMaps(scripts, [addLoopChecks]);
  useWrittenPlaces(scripts);
  const tslab = loadTslab();
  let handler: Handler | undefined;
  nameCellScripts(tslab, scripts, () => cellName(handler?.execCount ?? 0));
  const interrupts = new Interrupts(cells);
  const CourseServer = defineCourseServer(tslab.jupyter.ZmqServer, {
    cells,
    scripts,
    messageClass: findMessageClass(tslab.jupyter.ZmqServer),
    typescriptVersion: loadTypeScript().version,
    takeFailure: keepFailures(tslab),
    cellStarted: () => interrupts.cellStarted(),
    cellEnded: () => interrupts.cellEnded(),
  });
  tslab.jupyter.ZmqServer = class extends CourseServer {
    constructor(given: Handler, connectionFile: string) {
      super(given, connectionFile);
      handler = given;
    }
  };
  routeOutputs(cells, tslab);
  tslab.main.startKernel({ configPath, enableFindLocal: false });
}

function exitWithParent(): void {
  const parent = new ParentWatch();
  setInterval(() => {
    if (parent.isGone) {
      process.exit(0);
    }
  }, parentCheckMs).unref();
}
