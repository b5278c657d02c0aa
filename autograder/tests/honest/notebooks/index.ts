import { cellsBeside, proseBetween } from "./around";
import {
  duplicatedCells,
  oneCell,
  otherOrderOfCells,
  repeatedImports,
  splitCells,
  wrongFirst,
} from "./arrangement";
import { importStyles } from "./imports";
import type { NotebookStyle } from "./notebook";

export { type FileStyle, fileStyles } from "./file-styles";
export type { Cell, NotebookStyle } from "./notebook";

export const arrangements: readonly NotebookStyle[] = [
  splitCells,
  oneCell,
  duplicatedCells,
  repeatedImports,
  wrongFirst,
  otherOrderOfCells,
  proseBetween,
];

export { cellsBeside, importStyles };
