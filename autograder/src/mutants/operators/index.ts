import type { MutationOperator } from "../mutation-operator";
import { accumulation, arithmetic, droppedTerm } from "./arithmetic";
import {
  droppedArgument,
  droppedAwait,
  droppedCall,
  droppedOption,
  droppedStep,
  droppedTidy,
  twin,
} from "./calls";
import { comparison, condition, logic, optionalChain } from "./conditions";
import { constant, emptiedList, offByOne, text, truth } from "./constants";
import {
  droppedDefault,
  droppedJump,
  droppedStatement,
  endedLoop,
  sharedStart,
  skippedFirst,
  skippedLast,
} from "./statements";
import {
  otherField,
  otherName,
  swappedArguments,
  swappedElements,
  swappedOperands,
  swappedReceiver,
  swappedValues,
} from "./swaps";

/** All of them, in the order in which a report lists what they do to one place. */
export const mutationOperators: readonly MutationOperator[] = [
  arithmetic,
  accumulation,
  droppedTerm,
  comparison,
  condition,
  logic,
  optionalChain,
  constant,
  truth,
  text,
  emptiedList,
  offByOne,
  droppedDefault,
  twin,
  droppedStep,
  droppedCall,
  droppedArgument,
  droppedOption,
  droppedAwait,
  droppedTidy,
  swappedOperands,
  swappedReceiver,
  swappedArguments,
  swappedElements,
  swappedValues,
  otherField,
  otherName,
  droppedStatement,
  droppedJump,
  skippedFirst,
  skippedLast,
  endedLoop,
  sharedStart,
];
