// Which layer, with which weights, for a photograph, a scan and a film.
import { exercise, type Random } from "svertka";

type Kind = "photograph" | "scan" | "film";
interface Data {
  what: Kind;
  colours: number;
  slices: number;
  kernel: number;
  filters: number;
}

const layer = (filters: number, from: number, kernel: readonly number[]) => ({
  layer: kernel.length === 3 ? "conv3d" : "conv2d",
  weights: [filters, from, ...kernel],
});
const right = ({ what, colours, kernel, filters }: Data) => {
  const from = what === "scan" ? 1 : colours;
  return layer(filters, from, new Array(what === "photograph" ? 2 : 3).fill(kernel));
};
const some = (what: Kind, random: Random): Data => ({
  what,
  colours: what === "scan" ? 1 : 3,
  slices: what === "photograph" ? 1 : random.integer(12, 32),
  kernel: random.pick([5, 7]),
  filters: random.integer(8, 64),
});
const ask = (what: Kind, en: string, ru: string) => ({
  name: { en, ru },
  points: 1,
  audience: "public" as const,
  run: ({ compare, random }: Parameters<Parameters<typeof exercise>[0]["checks"][number]["run"]>[0]) =>
    compare({ ...some(what, random) }),
});

export const layerFor = exercise({
  id: "08-layer-for",
  title: { en: "Channels or depth", ru: "Каналы или глубина" },
  draw: () => ({}),
  reference: right,
  tolerance: 0,
  mistakes: [
    {
      name: "colours as depth",
      hint: {
        en: "Red, green and blue are channels: a filter sums over them. Would it make sense to move it from red to green?",
        ru: "Красный, зелёный и синий — каналы: фильтр по ним суммирует. Есть ли смысл сдвигать его от красного к зелёному?",
      },
      answer: (data: Data) => {
        const { what, colours, kernel, filters } = data;
        return what === "photograph" ? layer(filters, 1, [colours, kernel, kernel]) : right(data);
      },
    },
    {
      name: "named by the shape of the kernel",
      hint: {
        en: "The block of weights is right, and it has three axes. But along how many of them does it move?",
        ru: "Кубик весов верен, и осей у него три. Но по скольким из них он движется?",
      },
      answer: (data: Data) => ({ ...right(data), layer: "conv3d" }),
    },
    {
      name: "a cube for the photograph",
      hint: {
        en: "A photograph has two axes to move along. What would the third one of your kernel move along?",
        ru: "У фотографии две оси, по которым можно двигаться. А вдоль чего двигалось бы ядро по третьей?",
      },
      answer: (data: Data) => {
        const { colours, kernel, filters } = data;
        return data.what === "photograph" ? layer(filters, colours, [kernel, kernel, kernel]) : right(data);
      },
    },
    {
      name: "slices as channels",
      hint: {
        en: "With the slices as channels each slice gets weights of its own, and the filter cannot move in depth.",
        ru: "Если срезы — каналы, у каждого среза свои веса, и двигаться в глубину фильтр не может.",
      },
      answer: (data: Data) => {
        const { what, slices, kernel, filters } = data;
        return what === "photograph" ? right(data) : layer(filters, slices, [kernel, kernel]);
      },
    },
    {
      name: "colours of the film forgotten",
      hint: {
        en: "The kernel moves through the frames, right; but a film in colour has channels as well, and all of them are summed.",
        ru: "Ядро движется вдоль кадров — верно; но у цветного видео есть ещё и каналы, и суммировать нужно по всем.",
      },
      answer: (data: Data) => layer(data.filters, 1, right(data).weights.slice(2)),
    },
    {
      name: "as deep as the data",
      hint: {
        en: "A kernel as deep as the data has nowhere to go in depth. Ask for a cube: kernel along each axis that it moves on.",
        ru: "Ядру той же глубины, что и данные, двигаться в глубину некуда. Нужен куб: kernel вдоль каждой оси, по которой ядро движется.",
      },
      answer: (data: Data) => {
        const { what, slices, kernel, filters } = data;
        if (what === "photograph") return right(data);
        return layer(filters, right(data).weights[1]!, [slices, kernel, kernel]);
      },
    },
  ],
  checks: [
    ask("photograph", "a photograph in colour", "цветная фотография"),
    ask("scan", "a CT scan", "компьютерная томограмма"),
    ask("film", "a film in colour", "цветное видео"),
    {
      name: { en: "other sizes", ru: "другие размеры" },
      points: 1,
      audience: "grader",
      run: async ({ compare, random }) => {
        for (let round = 0; round < 9; round++) {
          await compare({ ...some((["photograph", "scan", "film"] as const)[round % 3]!, random) });
        }
      },
    },
  ],
  hints: [
    {
      en: "Ask of each axis: may what I look for lie anywhere along it? If so, the kernel moves along it. If not, sum.",
      ru: "О каждой оси спросите: может ли то, что я ищу, лежать в любом её месте? Если да, ядро по ней движется. Если нет — суммирует.",
    },
    {
      en: "The photograph: [filters, colours, kernel, kernel]. A scan or a film has one axis more along which the kernel moves.",
      ru: "Фотография: [filters, colours, kernel, kernel]. У томограммы и видео на одну ось, по которой движется ядро, больше.",
    },
  ],
});
