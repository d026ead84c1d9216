// What people believe of the chessboard.
import { choice } from "svertka";

export const whichIsTrue = choice({
  id: "10-which-is-true",
  title: { en: "True or not?", ru: "Верно ли?" },
  points: 1,
  correct: "phases",
  options: [
    {
      key: "phases",
      text: {
        en: "A constant map stays constant inside when the weights r, r + s, r + 2s, … have the same sum for every r.",
        ru: "Постоянная карта остаётся внутри постоянной, если веса r, r + s, r + 2s, … дают одну и ту же сумму при каждом r.",
      },
    },
    {
      key: "guarantee",
      text: {
        en: "If k is a multiple of s, no chessboard can appear.",
        ru: "Если k делится на s, шахматная доска появиться не может.",
      },
      hint: {
        en: "Then each cell gets equally many weights. Are they equal? Recall 1, 10, 100, 1000.",
        ru: "Тогда на каждую клетку приходится поровну весов. А равны ли они? Вспомните 1, 10, 100, 1000.",
      },
    },
    {
      key: "training",
      text: {
        en: "The chessboard is learnt: it comes from the training data or from the loss of the GAN.",
        ru: "Шахматная доска выучивается: она берётся из обучающих данных или из функции потерь GAN.",
      },
      hint: {
        en: "The generator of the lesson had neither data nor a loss. What did its pictures look like?",
        ru: "У генератора из урока не было ни данных, ни потерь. А как выглядели его картинки?",
      },
    },
    {
      key: "inverse",
      text: {
        en: "A decoder of transposed convolutions undoes an encoder with the same kernels, strides and paddings.",
        ru: "Декодер из транспонированных свёрток отменяет действие энкодера с теми же ядрами, шагами и паддингами.",
      },
      hint: {
        en: "The sizes can come back. Did the boats, from their code alone?",
        ru: "Размеры вернуться могут. А вернулись ли лодки по одному коду?",
      },
    },
    {
      key: "same",
      text: {
        en: "With the same number of weights, upsampling and a convolution can compute whatever a transposed convolution can.",
        ru: "При том же числе весов увеличение со свёрткой может вычислить всё то же, что и транспонированная свёртка.",
      },
      hint: {
        en: "After upsampling, one kernel serves all cells; a transposed layer has s of them along each axis. Which one can draw a comb from ones?",
        ru: "После увеличения на все клетки одно ядро, а у транспонированного слоя их s вдоль каждой оси. Кто из них нарисует гребёнку из единиц?",
      },
    },
    {
      key: "cheaper",
      text: {
        en: "Doubling a map and convolving it with 3 × 3 costs less than a transposed convolution with 4 × 4 and s = 2.",
        ru: "Удвоить карту и свернуть её с ядром 3 × 3 дешевле, чем транспонированная свёртка 4 × 4 с s = 2.",
      },
      hint: {
        en: "9 is less than 16, but count how many cells each kernel is applied at.",
        ru: "9 меньше 16, но посчитайте, сколько раз применяется каждое ядро.",
      },
    },
  ],
  hints: [
    {
      en: "Each statement can be tried with one of the lesson's cells.",
      ru: "Каждое утверждение можно проверить в одной из ячеек урока.",
    },
    {
      en: "Look at the formula with the sum over m, and at the six random pictures.",
      ru: "Посмотрите на формулу с суммой по m и на шесть случайных картинок.",
    },
  ],
});
