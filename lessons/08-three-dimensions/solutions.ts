// Reference answers of lesson 08. Stubs and solution cells are cut from here.

// exercise: 08-two-readings
/** Shapes of what the two layers give: `plane` of conv2d, `volume` of conv3d. */
export function twoReadings({ slices, height, width, kernel, filters }: Record<string, number>): {
  plane: number[];
  volume: number[];
} {
  // BEGIN SOLUTION
  const positions = (size: number) => size - kernel! + 1;
  const map = [positions(height!), positions(width!)];
  return { plane: [filters!, ...map], volume: [filters!, positions(slices!), ...map] };
  // END SOLUTION
}

// exercise: 08-volume-cost
/** Frames, rows and columns of the output; weights without biases; multiply-adds. */
export function volumeCost({
  frames,
  height,
  width,
  kernelDepth,
  kernel,
  stride,
  from,
  to,
}: Record<string, number>): {
  output: number[];
  weights: number;
  macs: number;
} {
  // BEGIN SOLUTION
  const positions = (size: number) => Math.floor((size - kernel!) / stride!) + 1;
  const output = [frames! - kernelDepth! + 1, positions(height!), positions(width!)];
  const weights = kernelDepth! * kernel! ** 2 * from! * to!;
  return { output, weights, macs: weights * output.reduce((cells, size) => cells * size) };
  // END SOLUTION
}

// exercise: 08-layer-for
interface Data {
  what: "photograph" | "scan" | "film";
  /** 3, or 1 for a scan. */
  colours: number;
  /** Slices of the scan or frames of the film; 1 for a photograph. */
  slices: number;
  /** Taps along each axis that the kernel moves on. */
  kernel: number;
  filters: number;
}

/** The layer that suits the data, and the shape of its weights, filters first. */
export function layerFor(data: Data): {
  layer: "conv2d" | "conv3d";
  weights: number[];
} {
  // BEGIN SOLUTION
  const { what, colours, kernel, filters } = data;
  if (what === "photograph") return { layer: "conv2d", weights: [filters, colours, kernel, kernel] };
  return { layer: "conv3d", weights: [filters, colours, kernel, kernel, kernel] };
  // END SOLUTION
}

// exercise: 08-correlate-volume
interface Options {
  stride: number;
  /** Zeros before and after, along each of the three axes. */
  padding: number;
}

/** Slides the filters `k[out][in][depth][row][column]` through `x[in][depth][row][column]`. */
export function correlateVolume(
  x: number[][][][],
  k: number[][][][][],
  { stride, padding }: Options,
): number[][][][] {
  // BEGIN SOLUTION
  const positions = (size: number, taps: number) => Math.floor((size + 2 * padding - taps) / stride) + 1;
  const list = <T>(length: number, item: (index: number) => T) =>
    Array.from({ length }, (_, index) => item(index));
  return k.map((filter) => {
    const [first] = filter;
    const cell = (yd: number, yh: number, yw: number) => {
      let sum = 0;
      filter.forEach((block, channel) => {
        block.forEach((slice, kd) => {
          slice.forEach((row, kh) => {
            row.forEach((weight, kw) => {
              const [d, h, w] = [
                yd * stride + kd - padding,
                yh * stride + kh - padding,
                yw * stride + kw - padding,
              ];
              sum += weight * (x[channel]![d]?.[h]?.[w] ?? 0);
            });
          });
        });
      });
      return sum;
    };
    return list(positions(x[0]!.length, first!.length), (yd) =>
      list(positions(x[0]![0]!.length, first![0]!.length), (yh) =>
        list(positions(x[0]![0]![0]!.length, first![0]![0]!.length), (yw) => cell(yd, yh, yw)),
      ),
    );
  });
  // END SOLUTION
}

// exercise: 08-motion-filter
/** A kernel `[frame][row][column]` that answers to a dot moving `down` rows and `right` columns a frame. */
export function motionFilter(down: number, right: number): number[][][] {
  // BEGIN SOLUTION
  return [-2, -1, 0, 1, 2].map((time) => {
    const frame = Array.from({ length: 9 }, () => new Array<number>(9).fill(0));
    frame[4 + time * down]![4 + time * right] = 1;
    return frame;
  });
  // END SOLUTION
}

// exercise: 08-middle-channels
/** Channels in the middle, and the weights of the two layers together (no biases). */
export function middleChannels({ time, kernel, from, to }: Record<string, number>): {
  middle: number;
  weights: number;
} {
  // BEGIN SOLUTION
  const each = kernel! ** 2 * from! + time! * to!;
  const middle = Math.floor((time! * kernel! ** 2 * from! * to!) / each);
  return { middle, weights: middle * each };
  // END SOLUTION
}
