import { Module } from "@attending/lib";

/** As it was before a learner's code could put something else in its place. */
const { train } = Module.prototype;

/** Whether a model that was handed out still follows, when it is put into training mode. */
export function canBeTrained(model: Module): boolean {
  train.call(model);
  return model.training === true;
}
