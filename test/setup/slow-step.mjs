// A set-up with one step that leaves half a result and then hangs: its test ends it in the middle.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { setUp } from "../../src/setup/setup.mjs";

const root = process.argv[2] ?? "";
const result = path.join(root, "result");
await setUp(root, [
  {
    id: "slow",
    name: { en: "slow", ru: "slow" },
    made: () => "inputs",
    present: () => false,
    make: async () => {
      writeFileSync(result, "half");
      console.log("half done");
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    },
  },
]);
