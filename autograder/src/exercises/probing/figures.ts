import type { Data } from "../../data/data";
import { isObject, toData } from "./to-data";

/**
 * What a figure `{ data, layout }` shows: its traces with their axes, and its titles. A promise of a
 * figure has to be awaited before.
 */
export function figureToData(figure: unknown): Data {
  if (!isObject(figure)) return toData(figure);
  const { data, layout } = figure;
  const traces = Array.isArray(data) ? data.slice(0, 50).map(traceToData) : toData(data);
  return { traces, titles: titlesToData(layout) };
}

function traceToData(trace: unknown): Data {
  if (!isObject(trace)) return toData(trace);
  const { type, name, orientation, x, y, xaxis = "x" } = trace;
  return {
    type: toData(type),
    name: textOrNull(name),
    orientation: textOrNull(orientation),
    axis: toData(xaxis),
    x: listToData(x),
    y: listToData(y),
  };
}

const textOrNull = (value: unknown): Data => (value === undefined ? null : toData(value));

/** Typed arrays are lists as well. */
function listToData(value: unknown): Data {
  if (value === undefined) return null;
  const isTyped = ArrayBuffer.isView(value) && !(value instanceof DataView);
  return toData(isTyped ? Array.from(value as Float32Array) : value);
}

function titlesToData(layout: unknown): Data {
  if (!isObject(layout)) return toData(layout);
  const names = Object.keys(layout).filter((key) => /^[xy]axis\d?$/.test(key));
  const axes = names.map((key) => [key, titleOf(layout[key])]);
  return { figure: titleOf(layout), ...Object.fromEntries(axes) };
}

/** A title is a text, or an object that has one. */
function titleOf(part: unknown): Data {
  const title = isObject(part) ? part.title : undefined;
  const text = isObject(title) ? title.text : title;
  return text === undefined ? null : toData(text);
}
