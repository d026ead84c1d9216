// One stack of slices, read as channels and as depth: the shapes of the outputs.
import { axis, numeric } from "svertka";

type Scan = Record<"slices" | "height" | "width" | "kernel" | "filters", number>;
const left = (size: number, kernel: number) => axis(size, kernel).output;
const right = ({ slices, height, width, kernel, filters }: Scan) => {
  const map = [left(height, kernel), left(width, kernel)];
  return { plane: [filters, ...map], volume: [filters, left(slices, kernel), ...map] };
};

export const twoReadings = numeric({
  id: "08-two-readings",
  title: { en: "One scan, two readings", ru: "Один снимок, два прочтения" },
  points: 2,
  draw: (random) => ({
    slices: random.integer(10, 30),
    height: random.integer(31, 60),
    width: random.integer(61, 90),
    kernel: random.pick([3, 5, 7]),
    filters: random.integer(2, 9),
  }),
  reference: right,
  mistakes: [
    {
      name: "conv2d gives a volume",
      hint: {
        en: "A conv2d layer adds its input channels up. What is left of the slices in the output of one filter?",
        ru: "Слой conv2d складывает входные каналы. Что остаётся от срезов на выходе одного фильтра?",
      },
      answer: (scan: Scan) => ({
        ...right(scan),
        plane: [scan.filters, scan.slices, ...right(scan).plane.slice(1)],
      }),
    },
    {
      name: "a map for each slice",
      hint: {
        en: "How many maps come out is decided by the number of filters, however many channels go in.",
        ru: "Сколько карт выйдет, решает число фильтров, сколько бы каналов ни вошло.",
      },
      answer: (scan: Scan) => ({ ...right(scan), plane: [scan.slices, ...right(scan).plane.slice(1)] }),
    },
    {
      name: "depth stays",
      hint: {
        en: "In depth the kernel needs room as well: at how many places along the slices does it fit?",
        ru: "В глубину ядру тоже нужно место: в скольких положениях вдоль срезов оно помещается?",
      },
      answer: (scan: Scan) => {
        const { plane } = right(scan);
        return { plane, volume: [plane[0], scan.slices, ...plane.slice(1)] };
      },
    },
    {
      name: "conv3d gives a map",
      hint: {
        en: "The 3-D kernel is shallower than the scan and moves along the slices, too. What does each step leave?",
        ru: "Трёхмерное ядро мельче снимка и движется ещё и вдоль срезов. Что остаётся от каждого шага?",
      },
      answer: (scan: Scan) => ({ ...right(scan), volume: right(scan).plane }),
    },
  ],
  hints: [
    {
      en: "Write down the weights first: what does a filter of conv2d cover at one position, and what a filter of conv3d?",
      ru: "Сначала выпишите веса: что накрывает в одном положении фильтр conv2d, а что — фильтр conv3d?",
    },
    {
      en: "conv2d: [filters, H − k + 1, W − k + 1]. conv3d has one axis more, which is counted in the same way.",
      ru: "conv2d: [filters, H − k + 1, W − k + 1]. У conv3d на одну ось больше, и считается она так же.",
    },
  ],
});
