import { describe, expect, it } from "vitest";
import { VectorCanvas } from "./vector-canvas";

function pictureOf(canvas: VectorCanvas): string {
  const [head, body = ""] = canvas.toDataUrl().split(",");
  expect(head).toBe("data:image/svg+xml;base64");
  return Buffer.from(body, "base64").toString();
}

describe("VectorCanvas", () => {
  it("keeps rectangles with their colours, negative sides turned round", () => {
    const canvas = new VectorCanvas(
      () => 7,
      () => 5,
    );
    canvas.context.fillStyle = "rgba(1,2,3,1)";
    canvas.context.fillRect(3, 4, -2, -1);
    const svg = pictureOf(canvas);
    expect(svg).toContain('viewBox="0 0 7 5"');
    expect(svg).toContain(
      '<rect x="1" y="3" width="2" height="1" fill="rgba(1,2,3,1)"/>',
    );
  });

  it("turns pixels into unit rectangles and leaves out the clear ones", () => {
    const canvas = new VectorCanvas(
      () => 2,
      () => 1,
    );
    const block = canvas.context.createImageData(2, 1);
    block.data.set([9, 8, 7, 255], 4);
    canvas.context.putImageData(block);
    expect(pictureOf(canvas).match(/<rect/g)).toHaveLength(1);
    expect(pictureOf(canvas)).toContain('x="1" y="0" width="1" height="1"');
  });

  it("forgets everything when cleared", () => {
    const canvas = new VectorCanvas(
      () => 1,
      () => 1,
    );
    canvas.context.fillRect(0, 0, 1, 1);
    canvas.context.clearRect();
    expect(pictureOf(canvas)).not.toContain("<rect");
  });
});
