// `svertka networks`: what published networks cost and how far they see, as a table or as JSON.
import { Command, InvalidArgumentError, Option } from "commander";
import type { Counted } from "../cost/network-cost";
import type { Language } from "../language/text";
import type { Variant } from "../networks/catalogue";

interface Options extends Variant {
  readonly json?: true;
  readonly lang?: Language;
  readonly count: Counted;
}

const example = `
Without NAME, a line for each network; with NAME, its layers:

  $ svertka networks mobilenet-v1 --alpha 0.5 --resolution 160
  mobilenet-v1-0.5-160 · 3×160×160 · Howard et al. 2017, arXiv 1704.04861, table 1

  layer  kind             output     multiply-adds  parameters  receptive field
  conv1  convolution      16×80×80       2,764,800         432                3
  …
  total                                 76,524,800   1,320,648              315

A variant's name works as well: mobilenet-v1-0.5-160, mobilenet-v1-shallow, mobilenet-v1-full-conv, shufflenet-v1-2x-g3.
--json prints {name, macs, params, receptiveField, layers: [{name, kind, output, macs, params, receptiveField}]};
without NAME a list of these. A receptive field is a number, or a list of one for each axis where axes differ.`;

/** The words of --count. */
const countable: Readonly<Record<string, keyof Counted>> = {
  biases: "bias",
  "batch-norm": "norm",
  pooling: "pooling",
  "fully-connected": "fullyConnected",
};

export function networksCommand(): Command {
  return new Command("networks")
    .description("multiply-adds, parameters and receptive fields of published networks")
    .argument("[name]", "one network, layer by layer; all of them when absent")
    .option("--json", "print JSON")
    .addOption(
      new Option(
        "--count <list>",
        `counted besides convolutions: ${Object.keys(countable).join(", ")}, or none`,
      )
        .argParser(countedBy)
        .default(countedBy("biases,fully-connected"), "biases,fully-connected"),
    )
    .option("--alpha <factor>", "widths of mobilenet-v1, mobilenet-v2", positive)
    .option("--resolution <cells>", "input of mobilenet-v1, mobilenet-v2", positive)
    .option("--shallow", "mobilenet-v1 without five of its layers")
    .option("--full-conv", "mobilenet-v1 of ordinary convolutions")
    .option("--groups <number>", "groups of shufflenet-v1", positive)
    .option("--scale <factor>", "widths of shufflenet-v1", positive)
    .addOption(new Option("--lang <language>", "language of the table").choices(["en", "ru"]))
    .addHelpText("after", example)
    .action(run);
}

async function run(name: string | undefined, options: Options): Promise<void> {
  const { json, lang, count, ...variant } = options;
  const [{ network, networkNames }, { networkReport }, choice] = await Promise.all([
    import("../networks/catalogue.js"),
    import("../networks/report.js"),
    import("../language/choice.js"),
  ]);
  if (name === undefined && Object.keys(variant).length > 0)
    throw new RangeError("a variant needs a name: svertka networks mobilenet-v1 --alpha 0.5");
  const names = name === undefined ? networkNames : [name];
  const reports = names.map((each) => networkReport(network(each, variant), count));
  if (json) return console.log(JSON.stringify(name === undefined ? reports : reports[0], null, 2));
  const { layersTable, networksTable } = await import("../networks/table.js");
  const language = choice.language(lang);
  if (name === undefined) console.log(networksTable(reports, language, count));
  else for (const report of reports) console.log(layersTable(report, language, count));
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError("It must be a number above 0.");
  return number;
}

/** From `"biases,batch-norm"`: what is not in the list is not counted. */
function countedBy(text: string): Counted {
  const words = text.split(",").filter((word) => word !== "none");
  const unknown = words.find((word) => !Object.hasOwn(countable, word));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`${unknown} is none of ${Object.keys(countable).join(", ")}.`);
  const counted = Object.entries(countable).map(([word, what]) => [what, words.includes(word)]);
  return Object.fromEntries(counted) as Counted;
}
