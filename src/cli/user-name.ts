// Who sits at the machine, as far as it says.
import { userInfo } from "node:os";

/** Accounts without a name exist, in containers. */
export function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
