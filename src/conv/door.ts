// The door of the functions that an exercise may ask to be written: whoever keeps it is told who is called, and may refuse.
// It stands inside the functions, because a cell may have kept one of them in a variable long before.

let keeper: ((name: string) => void) | undefined;

/** Every function that an exercise may withhold calls this first, with its own name. */
export function door(name: string): void {
  if (keeper !== undefined) keeper(name);
}

/** Names who is asked at the door; that `refuse` throws for a call that may not be. */
export function keepDoor(refuse: (name: string) => void): void {
  keeper = refuse;
}
