import { cellName } from "./cell-execution";
import { useCellTimers } from "./cell-timers";
import { defineCourseServer } from "./course-server";
import { Interrupts, ignoreStoppedLoops } from "./interrupts";
import { keepSourceMaps, nameCellScripts, ScriptPositions } from "./line-numbers";
import { addLoopChecks } from "./loop-checks";
import { findMessageClass } from "./message-class";
import { sendInOrder } from "./ordered-sends";
import { ParentWatch, parentCheckMs } from "./parent-watch";
import { keepFailures } from "./printed-failures";
import { routeOutputs } from "./process-outputs";
import { RunningCells } from "./running-cells";
import { useShorthandNames } from "./shorthand-names";
import { useWrittenPlaces } from "./stack-frames";
import { useStrictTypes } from "./strict-types";
import {
  forgetTslab,
  type Handler,
  loadTslab,
  loadTypeScript,
  type TslabModules,
} from "./tslab-modules";
import { findMissingFunction, findVersionProblem } from "./versions";

/*
 * The course's kernel, "TypeScript (attending)": `node main.js <connection file>`.
 * It is tslab as npm delivers it, changed from outside while it loads.
 */
startCourseKernel(process.argv[2] ?? "");

function startCourseKernel(configPath: string): void {
  exitWithParent();
  const plain = loadTslab();
  const problem = findVersionProblem() ?? findMissingFunction(plain);
  const start = { configPath, enableFindLocal: false };
  if (problem !== undefined) {
    process.stderr.write(`attending kernel: ${problem}. Running plain tslab instead.\n`);
    plain.main.startKernel(start);
    return;
  }
  forgetTslab();
  changeTslab().main.startKernel(start);
  ignoreStoppedLoops();
}

function changeTslab(): TslabModules {
  const scripts = new ScriptPositions();
  const cells = new RunningCells();
  const interrupts = new Interrupts(cells);
  useCellTimers(cells);
  useStrictTypes();
  useShorthandNames();
  keepSourceMaps(scripts, [addLoopChecks]);
  useWrittenPlaces(scripts);
  const tslab = loadTslab();
  const handlers: Handler[] = [];
  const messageClass = findMessageClass(tslab.jupyter.ZmqServer);
  sendInOrder(messageClass);
  nameCellScripts(tslab, scripts, () => cellName(handlers[0]?.execCount ?? 0));
  const CourseServer = defineCourseServer(tslab.jupyter.ZmqServer, {
    cells,
    scripts,
    messageClass,
    typescriptVersion: loadTypeScript().version,
    takeFailure: keepFailures(tslab),
    cellStarted: () => interrupts.cellStarted(),
    cellEnded: () => interrupts.cellEnded(),
  });
  tslab.jupyter.ZmqServer = class extends CourseServer {
    constructor(handler: Handler, connectionFile: string) {
      super(handler, connectionFile);
      handlers.push(handler);
    }
  };
  routeOutputs(cells, tslab);
  return tslab;
}

function exitWithParent(): void {
  const parent = new ParentWatch();
  setInterval(() => {
    if (parent.isGone) {
      process.exit(0);
    }
  }, parentCheckMs).unref();
}
