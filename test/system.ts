// Which system parts the tests find here; what needs a missing one is left out, and in CI that is a failure.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** True if bubblewrap really builds a sandbox here. */
export const bubblewrap =
  spawnSync("bwrap", ["--unshare-all", "--ro-bind", "/", "/", "--", "/bin/true"]).status === 0;

/** The path of a Chromium, if there is one. */
export const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (file) => existsSync(file),
);
