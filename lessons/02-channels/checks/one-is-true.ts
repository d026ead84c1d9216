// What a layer does with its channels, in a sentence.
import { choice } from "svertka";

export const oneIsTrue = choice({
  id: "02-one-is-true",
  title: { en: "One of these is true", ru: "Верно только одно" },
  points: 1,
  correct: "sum",
  options: [
    {
      key: "sum",
      text: {
        en: "A cell of an output map is a sum of 9 · 64 products.",
        ru: "Клетка выходной карты — сумма 9 · 64 произведений.",
      },
    },
    {
      key: "shared",
      text: {
        en: "The layer has 128 kernels of 3 × 3, and each is used on all 64 channels alike.",
        ru: "В слое 128 ядер 3 × 3, и каждое применяется ко всем 64 каналам одинаково.",
      },
      hint: {
        en: "With one kernel for all channels, channels could change places unnoticed. Look at the wall of weights again.",
        ru: "Если ядро на все каналы одно, каналы можно незаметно поменять местами. Посмотрите ещё раз на «стену» весов.",
      },
    },
    {
      key: "apart",
      text: {
        en: "Each of the 128 filters gives 64 maps, one for each channel it reads.",
        ru: "Каждый из 128 фильтров даёт 64 карты — по одной на каждый прочитанный канал.",
      },
      hint: {
        en: "In the smallest example there were two sums, 5 and 4. What became of them?",
        ru: "В самом маленьком примере было две суммы, 5 и 4. Что с ними стало?",
      },
    },
    {
      key: "nothing",
      text: {
        en: "A 1 × 1 layer after it would do nothing, because it sees no neighbours.",
        ru: "Слой 1 × 1 после него ничего бы не делал: ведь он не видит соседей.",
      },
      hint: {
        en: "It sees no neighbours, but all 128 numbers of a pixel. What can it do with them?",
        ru: "Соседей он не видит, зато видит все 128 чисел пикселя. Что он может с ними сделать?",
      },
    },
    {
      key: "depth",
      text: {
        en: "A filter is 3 × 3 × 3 and moves through the channels, too, from the first to the last.",
        ru: "Фильтр размером 3 × 3 × 3 движется и вдоль каналов, от первого к последнему.",
      },
      hint: {
        en: "A filter is as deep as the input: there is nowhere to move. (What moves in depth is a 3-D convolution.)",
        ru: "Фильтр той же глубины, что и вход: двигаться некуда. (В глубину движется ядро трёхмерной свёртки.)",
      },
    },
  ],
  hints: [
    {
      en: "Play the lesson's first figure once more: what moves, and what is added up?",
      ru: "Запустите ещё раз первый рисунок урока: что движется и что складывается?",
    },
    {
      en: "How many numbers does one filter hold? All of them take part in each cell.",
      ru: "Сколько чисел в одном фильтре? В каждой клетке участвуют все.",
    },
  ],
});
