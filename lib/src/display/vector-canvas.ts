/** The few canvas calls that plotly's heat maps make. */
export interface VectorContext {
  fillStyle: string;
  fillRect(x: number, y: number, width: number, height: number): void;
  clearRect(): void;
  createImageData(width: number, height: number): PixelBlock;
  putImageData(block: PixelBlock): void;
}

interface PixelBlock {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/**
 * A canvas that remembers rectangles and gives them back as an SVG picture.
 *
 * Heat maps are the one thing that plotly paints into a bitmap. Kept as
 * rectangles they stay sharp at any scale, and no bitmap encoder is needed.
 */
export class VectorCanvas {
  private readonly rects: string[] = [];

  constructor(
    private readonly width: () => number,
    private readonly height: () => number,
  ) {}

  /** The drawing context; only filled rectangles and pixel blocks. */
  readonly context: VectorContext = {
    fillStyle: "rgba(0,0,0,1)",
    fillRect: (x, y, width, height) => {
      this.addRect(x, y, width, height, this.context.fillStyle);
    },
    clearRect: () => {
      this.rects.length = 0;
    },
    createImageData: (width, height) => ({
      width,
      height,
      data: new Uint8ClampedArray(width * height * 4),
    }),
    putImageData: (block) => this.addPixels(block),
  };

  /** The picture as an `image/svg+xml` data address. */
  toDataUrl(): string {
    const width = this.width();
    const height = this.height();
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
      `viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" ` +
      `shape-rendering="crispEdges">${this.rects.join("")}</svg>`;
    return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  }

  private addRect(
    x: number,
    y: number,
    width: number,
    height: number,
    colour: string,
  ): void {
    // Reversed axes give negative sides, which SVG does not draw.
    const left = Math.min(x, x + width);
    const top = Math.min(y, y + height);
    this.rects.push(
      `<rect x="${left}" y="${top}" width="${Math.abs(width)}" ` +
        `height="${Math.abs(height)}" fill="${colour}"/>`,
    );
  }

  private addPixels({ width, height, data }: PixelBlock): void {
    for (let pixel = 0; pixel < width * height; pixel++) {
      const [red, green, blue, alpha = 0] = data.subarray(
        4 * pixel,
        4 * pixel + 4,
      );
      if (alpha === 0) continue;
      const colour = `rgba(${red},${green},${blue},${alpha / 255})`;
      this.addRect(pixel % width, Math.floor(pixel / width), 1, 1, colour);
    }
  }
}
