// Networks, or the layers of one, as a table of text, and under it what was counted.

import type { LayerKind } from "../cost/network";
import type { Counted } from "../cost/network-cost";
import { columns } from "../language/columns";
import type { Language, Text } from "../language/text";
import type { FieldSize, NetworkReport } from "./report";

const kinds: Readonly<Record<LayerKind, Text>> = {
  conv: { en: "convolution", ru: "свёртка" },
  depthwise: { en: "depthwise", ru: "поканальная" },
  pointwise: { en: "pointwise", ru: "поточечная" },
  transposed: { en: "transposed", ru: "транспонированная" },
  "fully-connected": { en: "fully connected", ru: "полносвязный" },
  "max-pool": { en: "max pooling", ru: "макс-пулинг" },
  "average-pool": { en: "average pooling", ru: "средний пулинг" },
  "global-average-pool": { en: "global pooling", ru: "глобальный пулинг" },
  "batch-norm": { en: "batch normalisation", ru: "пакетная нормализация" },
  "local-response-norm": { en: "local response norm", ru: "локальная нормализация" },
  activation: { en: "activation", ru: "активация" },
  shuffle: { en: "channel shuffle", ru: "перемешивание каналов" },
  upsample: { en: "upsampling", ru: "увеличение" },
  crop: { en: "crop", ru: "обрезка" },
  widen: { en: "channels of zeros", ru: "нулевые каналы" },
  add: { en: "sum", ru: "сумма" },
  multiply: { en: "product", ru: "произведение" },
  concat: { en: "concatenation", ru: "соединение" },
};

const heads = {
  network: { en: "network", ru: "сеть" },
  layer: { en: "layer", ru: "слой" },
  kind: { en: "kind", ru: "вид" },
  output: { en: "output", ru: "выход" },
  macs: { en: "multiply-adds", ru: "умножений со сложением" },
  params: { en: "parameters", ru: "параметров" },
  field: { en: "receptive field", ru: "рецептивное поле" },
  total: { en: "total", ru: "всего" },
} satisfies Record<string, Text>;

/** One line for each of `reports`. */
export function networksTable(
  reports: readonly NetworkReport[],
  language: Language,
  counted: Counted,
): string {
  const rows = reports.map(({ name, macs, params, receptiveField }) => [
    name,
    count(macs, language),
    count(params, language),
    cells(receptiveField),
  ]);
  const head = [heads.network, heads.macs, heads.params, heads.field].map((text) => text[language]);
  return [...columns([head, ...rows], 1), "", ...footnote(language, counted)].join("\n");
}

/** One line for each layer of the network, and a total. */
export function layersTable(report: NetworkReport, language: Language, counted: Counted): string {
  const { name, source, input, layers } = report;
  const rows = layers.map((layer) => [
    layer.name,
    kinds[layer.kind][language],
    layer.output.join("×"),
    count(layer.macs, language),
    count(layer.params, language),
    cells(layer.receptiveField),
  ]);
  const { layer, kind, output, macs, params, field, total } = heads;
  const head = [layer, kind, output, macs, params, field].map((text) => text[language]);
  const sums = [count(report.macs, language), count(report.params, language), cells(report.receptiveField)];
  return [
    `${name} · ${input.join("×")} · ${source}`,
    "",
    ...columns([head, ...rows, [total[language], "", "", ...sums]], 3),
    "",
    ...footnote(language, counted),
  ].join("\n");
}

function count(number: number, language: Language): string {
  return number.toLocaleString(language === "ru" ? "ru-RU" : "en-GB");
}

function cells(field: FieldSize): string {
  return [field].flat().join("×");
}

const names = {
  bias: { en: "biases", ru: "смещения" },
  norm: { en: "batch normalisation", ru: "пакетная нормализация" },
  pooling: { en: "pooling", ru: "пулинг" },
  fullyConnected: { en: "fully connected layers", ru: "полносвязные слои" },
} satisfies Record<keyof Counted, Text>;

const convolutions: Text = { en: "convolutions of every kind", ru: "свёртки всех видов" };
const never: readonly Text[] = [
  { en: "activations", ru: "активации" },
  { en: "sums of branches", ru: "сложение ветвей" },
];

function footnote(language: Language, counted: Counted): string[] {
  const list = (texts: readonly Text[]) => texts.map((text) => text[language]).join(", ");
  const named = (wanted: boolean) =>
    Object.entries(names)
      .filter(([what]) => (counted[what as keyof Counted] ?? false) === wanted)
      .map(([, text]) => text);
  const yes = list([convolutions, ...named(true)]);
  const no = list([...named(false), ...never]);
  return language === "ru"
    ? [
        "Умножение вместе со сложением — одна операция; FLOPs вдвое больше.",
        `Посчитано: ${yes}. Не посчитано: ${no}.`,
        "Рецептивное поле — в клетках входа вдоль оси, вместе с паддингом; у сети — до глобального пулинга и полносвязных слоёв.",
      ]
    : [
        "A multiplication with its addition counts as one; FLOPs are twice as many.",
        `Counted: ${yes}. Not counted: ${no}.`,
        "A receptive field is in input cells along an axis, padding included; a network's is the one before global pooling",
        "and fully connected layers.",
      ];
}
