// What people believe of the shuffle.
import { choice } from "svertka";

export const whichIsTrue = choice({
  id: "07-which-is-true",
  title: { en: "True or not", ru: "Верно или нет" },
  points: 1,
  correct: "inverse",
  options: [
    {
      key: "inverse",
      text: {
        en: "Shuffling with g groups and then with C/g groups leaves the channels as they were.",
        ru: "Если перемешать с g группами, а потом с C/g группами, каналы вернутся на свои места.",
      },
    },
    {
      key: "random",
      text: {
        en: "The shuffle draws a new random order for each picture.",
        ru: "Для каждой картинки перемешивание берёт новый случайный порядок.",
      },
      hint: {
        en: "Run `channelShuffle` twice on the same channels: is the order ever another?",
        ru: "Выполните `channelShuffle` дважды на одних и тех же каналах: бывает ли порядок другим?",
      },
    },
    {
      key: "learnt",
      text: {
        en: "The order is learnt together with the weights.",
        ru: "Порядок каналов выучивается вместе с весами.",
      },
      hint: {
        en: "The order follows from C and g alone. What would there be to learn?",
        ru: "Порядок определён одними C и g. Чему тут учиться?",
      },
    },
    {
      key: "costly",
      text: {
        en: "The shuffle costs as many multiply-adds as a 1×1 layer.",
        ru: "Перемешивание стоит столько же умножений со сложением, сколько слой 1×1.",
      },
      hint: {
        en: "It moves numbers from place to place. How many does it multiply?",
        ru: "Оно переставляет числа с места на место. Сколько из них оно умножает?",
      },
    },
    {
      key: "depthwise",
      text: {
        en: "A group convolution is another name for a depthwise convolution.",
        ru: "Групповая свёртка — другое название поканальной (depthwise).",
      },
      hint: {
        en: "Depthwise is one of them, the extreme case. How many channels has a group there, and how many in ShuffleNet?",
        ru: "Поканальная — одна из них, крайний случай. Сколько каналов в группе там и сколько в ShuffleNet?",
      },
    },
    {
      key: "more",
      text: {
        en: "For the same amount of work, more groups always mean a smaller error.",
        ru: "При той же работе чем больше групп, тем всегда меньше ошибка.",
      },
      hint: {
        en: "Look at table 2 in the lesson again, at the middle row.",
        ru: "Посмотрите ещё раз на таблицу 2 в уроке, на среднюю строку.",
      },
    },
  ],
  hints: [
    {
      en: "Each statement can be tried in a cell, or read off a table of the lesson.",
      ru: "Каждое утверждение можно проверить в ячейке или по таблице из урока.",
    },
    {
      en: "Try two shuffles one after the other, as in the lesson's cell with the cards.",
      ru: "Попробуйте два перемешивания подряд, как в ячейке урока с картами.",
    },
  ],
});
