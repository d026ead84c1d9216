// Files that come with an npm package. Only the file is read; the package's own code never runs.
import path from "node:path";

/**
 * Where the file `name` of the npm package `owner` lies.
 * @throws Error from Node.js when the package is not installed.
 */
export function packageFile(owner: string, name: string): string {
  return path.join(path.dirname(require.resolve(`${owner}/package.json`)), name);
}
