import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jupyterEnvironment, notebookFolder, python, remove, temporaryFolder } from "./jupyter";

// What each test of Python's jupyter_kernel_test says of our kernel; suite.py tells why some are left out.
const expected = {
  test_kernel_info: "ok",
  test_execute_stdout: "ok",
  test_execute_stderr: "ok",
  test_execute_result: "ok",
  test_display_data: "ok",
  test_error: "ok",
  test_completion: "ok",
  test_is_complete: "ok",
  test_inspect: "ok",
  test_pager: "skipped",
  test_history: "skipped",
  test_clear_output: "skipped",
};

describe("the jupyter_kernel_test suite", () => {
  const environment = temporaryFolder();
  const folder = notebookFolder("en");
  let report = "";

  beforeAll(() => {
    const env = jupyterEnvironment(environment);
    const run = spawnSync(python, [join(__dirname, "suite.py"), "-v"], {
      env,
      cwd: folder,
      encoding: "utf8",
    });
    report = run.stderr;
  }, 90_000);

  afterAll(() => {
    remove(environment);
    remove(join(folder, ".."));
  });

  it.each(Object.entries(expected))("%s: %s", (test, outcome) => {
    // A test of several parts has a line for each.
    const lines = report.split("\n").filter((line) => line.trim().startsWith(`${test} `));
    expect(lines.join("\n") || report).toMatch(outcome === "ok" ? /\.\.\. ok$/ : /\.\.\. skipped '.*'$/);
    expect(report).not.toMatch(new RegExp(`^(FAIL|ERROR): ${test} `, "m"));
  });

  it("has no test that is not named here", () => {
    const run = [...report.matchAll(/^(test_\w+) \(/gm)].map(([, name]) => name);
    expect(new Set(run)).toEqual(new Set(Object.keys(expected)));
  });
});
