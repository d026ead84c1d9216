// One channel and one place of a shuffle.
import { numeric } from "svertka";
import { orderAfter } from "./order";

type Cards = Record<"channels" | "groups" | "channel" | "place", number>;
const dealt = ({ channels, channel, place }: Cards, groups: number) => {
  const order = orderAfter(channels, groups);
  return { goes: order.indexOf(channel), comes: order[place]! };
};

export const deal = numeric({
  id: "07-deal",
  title: { en: "Dealing the cards", ru: "Раздать карты" },
  points: 2,
  draw: (random) => {
    const [groups, n] = [random.integer(2, 6), random.integer(3, 8)];
    const channels = groups * n;
    return {
      channels,
      groups,
      channel: random.integer(1, channels - 2),
      place: random.integer(1, channels - 2),
    };
  },
  reference: (cards: Cards) => dealt(cards, cards.groups),
  mistakes: [
    {
      name: "the other way round",
      hint: {
        en: "You undid a shuffle, or answered one question with the other: write the channels in `groups` rows and read the columns.",
        ru: "Это отмена перемешивания (или вы поменяли вопросы местами): запишите каналы в `groups` строк и читайте по столбцам.",
      },
      answer: (cards: Cards) => dealt(cards, cards.channels / cards.groups),
    },
    {
      name: "nothing moves",
      hint: {
        en: "Written in rows and read in rows, everything stays where it was. Read by columns.",
        ru: "Если записать строками и читать строками, всё останется на местах. Читайте по столбцам.",
      },
      answer: ({ channel, place }: Cards) => ({ goes: channel, comes: place }),
    },
  ],
  hints: [
    {
      en: "Write the channels row by row in a table of `groups` rows, then read it column by column.",
      ru: "Запишите каналы построчно в таблицу из `groups` строк и прочитайте её по столбцам.",
    },
    {
      en: "With n = channels / groups, channel i·n + j goes to the place j·groups + i.",
      ru: "При n = channels / groups канал i·n + j попадает на место j·groups + i.",
    },
  ],
});
