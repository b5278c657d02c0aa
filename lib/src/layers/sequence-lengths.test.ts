import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { readLengths, type SequenceLengths } from "./sequence-lengths";

const x = tf.zeros<tf.Rank.R3>([2, 5, 3]);
const read = (lengths?: SequenceLengths) => readLengths("LSTM", x, lengths);

describe("readLengths", () => {
  it("takes numbers, a tensor, or nothing for full length", () => {
    expect(read([0, 5])).toEqual([0, 5]);
    expect(read(tf.tensor1d([3, 1], "int32"))).toEqual([3, 1]);
    expect(read()).toEqual([5, 5]);
  });

  it.each([
    [[1], "[1]"],
    [tf.ones([2, 5], "int32"), "[2, 5]"],
  ])("wants one length for each sequence: %#", (lengths, got) => {
    expect(() => read(lengths)).toThrow(
      `LSTM: expected lengths of shape [2], got ${got}. Give one length for each sequence of the batch.`,
    );
  });

  it.each([6, -1, 1.5, NaN])("refuses a length of %d", (length) => {
    expect(() => read([2, length])).toThrow(
      `LSTM: expected lengths that are whole numbers from 0 to seqLen, 5, got ${length}. Count the real steps of each sequence; padding comes after them.`,
    );
  });
});
