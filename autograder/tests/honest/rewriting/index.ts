import { closure, delegation, looserVariables, otherForm } from "./declarations";
import { inlinedConstants, movedHelpers, namedNumbers } from "./helpers";
import { functionsAndMethods } from "./operations";
import { otherOrder } from "./order";
import { renamedLocals } from "./renamed-locals";
import type { Rewriting } from "./rewriting";
import { downlevelled, minified, noisy, reprinted } from "./text";
import { anyType, olderJavaScript, plainJavaScript } from "./types";

export type { Cells, Rewriting } from "./rewriting";

/** In the order in which they are made: each finds the text that those before it left. */
export const rewritings: readonly Rewriting[] = [
  functionsAndMethods,
  inlinedConstants,
  movedHelpers,
  namedNumbers,
  otherOrder,
  renamedLocals,
  looserVariables,
  noisy,
  anyType,
  closure,
  otherForm,
  delegation,
  plainJavaScript,
  olderJavaScript,
  downlevelled,
  minified,
  reprinted,
];
