// Whose notebook this is: the name that the set-up cell gives, else what the surroundings say.
import { ownSeat, type Seat } from "../assess/seat";

let name = "";

/** Says whose numbers to draw: the name as it stands on the class list. Empty: practice numbers. */
export function student(given: string): void {
  if (typeof given !== "string")
    throw new TypeError(`student("…") takes a name in quotes, got ${typeof given}`);
  name = given.trim();
}

/** The seat of this notebook. */
export function seat(): Seat {
  return name === "" ? ownSeat() : { ...ownSeat(), student: name };
}
