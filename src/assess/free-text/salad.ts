// Words in an order that no sentence has.
import type { Struck } from "./guards";
import type { Reading } from "./reading";
import type { Vocabulary } from "./vocabulary";

/** The sentences of `reading` whose words stand in no order. */
export function saladIn(_reading: Reading, _vocabulary: Vocabulary): Struck[] {
  return [];
}
