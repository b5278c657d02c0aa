import { describe, expect, it } from "vitest";
import { maxStreamCharacters, OutputRecorder } from "./output-recorder";

describe("OutputRecorder", () => {
  it("splits texts into lines and leaves pictures whole", () => {
    const recorder = new OutputRecorder();
    const data = { "text/plain": "a\nb", "image/png": "aGk=\n" };
    recorder.addDisplay(2, {
      type: "display",
      data,
      metadata: {},
      displayId: undefined,
      update: false,
    });
    expect(recorder.outputsOf(2)).toEqual([
      {
        output_type: "display_data",
        data: { "text/plain": ["a\n", "b"], "image/png": "aGk=\n" },
        metadata: {},
      },
    ]);
  });

  it("cuts a stream that never ends, and says so once", () => {
    const recorder = new OutputRecorder();
    const chunk = "x".repeat(700_001);
    for (let round = 0; round < 7; round++) recorder.addStream(0, "stdout", chunk);
    const outputs = recorder.outputsOf(0);
    expect(outputs).toHaveLength(2);
    expect(outputs[0]).toMatchObject({ name: "stdout", text: ["x".repeat(maxStreamCharacters)] });
    expect(outputs[1]).toMatchObject({
      name: "stderr",
      text: ["\n", "… cut after 2000000 characters\n"],
    });
  });

  it("gives no outputs for a cell that wrote nothing", () => {
    expect(new OutputRecorder().outputsOf(0)).toEqual([]);
  });
});
