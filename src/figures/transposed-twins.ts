// Two ways to one transposed convolution, played side by side: above, each input cell stamps the kernel; below, the input
// gets zeros and the rotated kernel slides over it. A step is one kernel's worth of multiplications for both.
import { both, type Figure, type Frame, type Label, type Trace } from "./figure";
import { borders, caption, corners, grid, heading, panel, panelSuffix, rangeOf, written } from "./grid";
import { palette } from "./palette";
import { player } from "./player";
import {
  type Rows,
  type Size,
  type StampOptions,
  type TwinStep,
  type Twins,
  transposedSteps,
} from "./transposed-steps";

/** Pixels of the largest grid. */
const largest = 240;
const plotHeight = 2 * largest + 44;

/**
 * A playing figure of the transposed convolution of `input` with `kernel`, both arrays of rows: the stamp and the sliding
 * form step by step, with the multiplications of each so far and how many of them were by a zero that was put in.
 * @throws RangeError when shapes and options do not fit, the padding is above k − 1, or there would be over 100 frames.
 */
export function transposedTwins(input: Rows, kernel: Rows, options: StampOptions = {}): Figure {
  const twins = transposedSteps(input, kernel, options);
  const { canvas, turned, recipe, spread, steps } = twins;
  const spreadSize = { rows: spread.cells.length, columns: spread.cells[0]!.length };
  const pixels = largest / Math.max(...Object.values(canvas), ...Object.values(spreadSize));
  const output = `${twins.output.rows}×${twins.output.columns}`;
  const isCut = steps
    .at(-1)!
    .cut.flat()
    .some((value) => value !== null);
  const weights = { colour: palette.kernel, range: rangeOf(kernel.flat()) };
  const frames = steps.map((step, index): Frame => {
    const data = moving(step, twins, pixels);
    return {
      name: `step ${index}`,
      data,
      traces: data.map((_, trace) => trace + 5),
      layout: { title: heading(score(step, twins)) },
    };
  });
  const panels: { size: Size; row: 0 | 1; x: [number, number]; text: Label }[] = [
    { size: twins.kernel, row: 0, x: [0, 0.22], text: both("kernel as it is", "ядро как есть") },
    { size: twins.input, row: 0, x: [0.26, 0.6], text: both("input", "вход") },
    {
      size: canvas,
      row: 0,
      x: [0.66, 1],
      text: isCut
        ? both(`output ${output}; grey is cut off`, `выход ${output}; серое отрежут`)
        : both(`output ${output}`, `выход ${output}`),
    },
    {
      size: twins.kernel,
      row: 1,
      x: [0, 0.22],
      text: both("kernel turned by 180°", "ядро, повёрнутое на 180°"),
    },
    {
      size: spreadSize,
      row: 1,
      x: [0.26, 0.6],
      text: both(`input, z = ${recipe.z}, p′ = ${recipe.p}`, `вход, z = ${recipe.z}, p′ = ${recipe.p}`),
    },
    { size: twins.output, row: 1, x: [0.66, 1], text: both(`output ${output}`, `выход ${output}`) },
  ];
  return {
    data: [
      grid(kernel, { panel: "", ...weights }),
      grid(input, { panel: "2", colour: palette.input }),
      grid(turned, { panel: "4", ...weights }),
      grid(spread.zeros, { panel: "5", colour: palette.padding, range: "flat" }),
      grid(spread.cells, { panel: "5", colour: palette.input, range: rangeOf(input.flat()) }),
      ...frames[0]!.data,
    ],
    layout: {
      ...frames[0]!.layout,
      height: plotHeight + 190,
      margin: { l: 16, r: 16, t: 94, b: 96 },
      shapes: [
        outline(twins.canvas, "3", palette.quiet),
        outline(twins.output, "3", palette.output, twins.offset),
        outline(twins.output, "6", palette.output),
      ],
      annotations: panels.map(({ size, text }, index) =>
        caption(text, (size.columns - 1) / 2, -0.6, panelSuffix(index)),
      ),
      ...Object.assign(
        {},
        ...panels.map(({ size, row, x }, index) => placed(panelSuffix(index), size, row, x, pixels)),
      ),
      ...player(frames, {
        prefix: both("step ", "шаг "),
        stops: frames.map((_, step) => String(step + 1)),
        milliseconds: 500,
      }),
    },
    frames,
  };
}

function moving(step: TwinStep, { turned, steps }: Twins, pixels: number): Trace[] {
  const lit = { colour: palette.kernel, size: pixels };
  const range = rangeOf(
    steps
      .at(-1)!
      .output.flat()
      .map((value) => value ?? 0),
  );
  return [
    borders(step.stamping, { panel: "2", ...lit }),
    grid(step.cut, { panel: "3", colour: palette.padding, range: "flat" }),
    grid(step.kept, { panel: "3", colour: palette.output, range }),
    borders(
      step.stamped.map(({ place }) => place),
      { panel: "3", ...lit },
    ),
    corners(
      step.stamped.map(({ place }) => place),
      step.stamped.map(({ added }) => (added < 0 ? written(added) : `+${written(added)}`)),
      "3",
    ),
    borders(step.under, { panel: "5", ...lit }),
    corners(
      step.under,
      step.under.length === 0 ? [] : turned.flat().map((weight) => `×${written(weight)}`),
      "5",
    ),
    grid(step.output, { panel: "6", colour: palette.output, range }),
    borders(step.made, { panel: "6", ...lit }),
  ];
}

/** How far each way is, and what it has cost. */
function score({ stamps, slides, byZero }: TwinStep, { kernel, input, output }: Twins): Label {
  const each = kernel.rows * kernel.columns;
  const [of, from] = [input.rows * input.columns, output.rows * output.columns];
  return both(
    `stamp: ${stamps} of ${of} input cells, ${stamps * each} multiplications, none by an inserted zero<br>` +
      `slide: ${slides} of ${from} output cells, ${slides * each} multiplications, ${byZero} of them by zero`,
    `штамп: клетка входа ${stamps} из ${of}; умножений ${stamps * each}, на вставленный нуль — ни одного<br>` +
      `скольжение: клетка выхода ${slides} из ${from}; умножений ${slides * each}, из них на нуль ${byZero}`,
  );
}

function placed(suffix: string, size: Size, row: 0 | 1, x: [number, number], pixels: number): object {
  const half = (size.rows * pixels) / 2 / plotHeight;
  const middle = row === 0 ? 1 - largest / 2 / plotHeight : largest / 2 / plotHeight;
  return panel(suffix, { ...size, x, y: [Math.max(0, middle - half), Math.min(1, middle + half)] });
}

/** Where cells are going to stand. */
function outline(
  { rows, columns }: Size,
  suffix: string,
  colour: string,
  offset: Size = { rows: 0, columns: 0 },
) {
  const [x, y] = [offset.columns - 0.5, offset.rows - 0.5];
  return {
    type: "rect",
    xref: `x${suffix}`,
    yref: `y${suffix}`,
    ...{ x0: x, x1: x + columns, y0: y, y1: y + rows },
    line: { color: colour, width: 2 },
  };
}
