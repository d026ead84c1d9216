// Reference answers of lesson 11. Stubs and solution cells are cut from here.

// exercise: 11-why-cheaper
/** Your answer in words, in English or in Russian. */
export function whyCheaper(): string {
  // BEGIN SOLUTION
  // По-русски: обычная свёртка разбивается на два шага. Поканальная свёртка фильтрует каждый канал отдельно своим ядром K×K,
  // не смешивая каналы; поточечная, 1×1, затем смешивает каналы в каждой клетке. Фильтрация K×K больше не повторяется для
  // каждого выходного канала, поэтому вместо произведения K²·CI·CO — сумма K²·CI + CI·CO: умножений гораздо меньше,
  // 1/CO + 1/K² от обычных.
  return (
    "An ordinary convolution is split into two steps. The depthwise one filters every channel separately with its own K×K kernel, " +
    "without mixing them; the pointwise one, 1×1, then combines the channels at every cell. " +
    "The cost becomes a sum instead of a product: K²·CI + CI·CO in place of K²·CI·CO " +
    "for each cell, that is far fewer multiplications, 1/CO + 1/K² of the ordinary ones."
  );
  // END SOLUTION
}

// exercise: 11-count
/** Multiply-adds of the ordinary layer and of the two stages that replace it. */
export function count({ kernel, from, to, output }: Record<string, number>): {
  ordinary: number;
  depthwise: number;
  pointwise: number;
} {
  // BEGIN SOLUTION
  const cells = output! ** 2;
  return {
    ordinary: kernel! ** 2 * from! * to! * cells,
    depthwise: kernel! ** 2 * from! * cells,
    pointwise: from! * to! * cells,
  };
  // END SOLUTION
}

// exercise: 11-two-or-three
/** Your answer in words, in English or in Russian. */
export function twoOrThree(): string {
  // BEGIN SOLUTION
  // По-русски: двумерное ядро накрывает все каналы входа и потому движется только в двух направлениях, по высоте и ширине;
  // каждый фильтр оставляет плоскую карту. Трёхмерное ядро короче входа по третьей оси и скользит ещё и вдоль глубины или
  // времени, в трёх направлениях; на выходе — объём. Его берут для объёмных данных: видео, КТ, МРТ.
  return (
    "A 2D kernel spans all input channels, so it can only move in two directions, along height and width, " +
    "and each filter leaves a flat map. A 3D kernel is shorter than its input along the third axis, so it also slides " +
    "along depth or time, in three directions, and its output is a volume. " +
    "It is used for volumetric data: video, CT and MRI scans."
  );
  // END SOLUTION
}

// exercise: 11-both-outputs
/** Shapes of what the two layers make of the same frames. */
export function bothOutputs({ frames, size, kernel, depth, filters }: Record<string, number>): {
  flat: number[];
  volume: number[];
} {
  // BEGIN SOLUTION
  const side = size! - kernel! + 1;
  // The 2-D kernel covers all frames as its channels; the 3-D one covers `depth` of them and moves along.
  return { flat: [filters!, side, side], volume: [filters!, frames! - depth! + 1, side, side] };
  // END SOLUTION
}

// exercise: 11-how-transposed
/** Your answer in words, in English or in Russian. */
export function howTransposed(): string {
  // BEGIN SOLUTION
  // По-русски: сначала между соседними элементами входа вставляют S−1 нулей, вокруг добавляют K−P−1 нулей, затем по результату
  // проходит обычная свёртка с шагом 1 и перевёрнутым ядром. Выход больше входа: (i−1)·S + K − 2P клеток по каждой оси.
  // Возвращается размер, а не значения: это не обратная операция.
  return (
    "First S−1 zeros are inserted between neighbouring elements of the input, and K−P−1 zeros are added around it. " +
    "Then an ordinary convolution with stride 1 and the turned kernel slides over the result. " +
    "The output is larger than the input: (i−1)·S + K − 2P cells along each axis. " +
    "The size is restored, not the values: it is not the inverse of the convolution."
  );
  // END SOLUTION
}

// exercise: 11-carry-out
interface Given {
  input: number[];
  kernel: number[];
  stride: number;
  padding: number;
}

/** The input with its zeros, and what the ordinary convolution makes of it. */
export function carryOut({ input, kernel, stride, padding }: Given): { spread: number[]; output: number[] } {
  // BEGIN SOLUTION
  const frame = new Array<number>(kernel.length - 1 - padding).fill(0);
  const gap = new Array<number>(stride - 1).fill(0);
  const between = input.flatMap((value, index) => (index === 0 ? [value] : [...gap, value]));
  const spread = [...frame, ...between, ...frame];
  const turned = [...kernel].reverse();
  const output = Array.from({ length: spread.length - kernel.length + 1 }, (_, start) =>
    turned.reduce((sum, weight, tap) => sum + weight * spread[start + tap]!, 0),
  );
  return { spread, output };
  // END SOLUTION
}
