import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answerName } from "../../src/assess/exercise";
import { courseSecret, ownSeat } from "../../src/assess/seat";

let course: string;

beforeEach(() => {
  course = mkdtempSync(path.join(tmpdir(), "svertka-course-"));
  vi.stubEnv("SVERTKA_SECRET", "");
});

afterEach(() => {
  rmSync(course, { recursive: true });
  vi.unstubAllEnvs();
});

describe("courseSecret", () => {
  test("is found in the course.json above", () => {
    writeFileSync(path.join(course, "course.json"), '{"secret": "autumn"}');
    const folder = path.join(course, "src", "dist");
    mkdirSync(folder, { recursive: true });
    expect(courseSecret(folder)).toBe("autumn");
  });

  test("is the environment's before the file's", () => {
    writeFileSync(path.join(course, "course.json"), '{"secret": "autumn"}');
    vi.stubEnv("SVERTKA_SECRET", "spring");
    expect(courseSecret(course)).toBe("spring");
  });

  test("is svertka where nobody chose one", () => {
    expect(courseSecret(course)).toBe("svertka");
  });

  test.each(['{"secret": 5}', "{}", "null", "secret: autumn"])("refuses a course.json with %s", (text) => {
    writeFileSync(path.join(course, "course.json"), text);
    expect(() => courseSecret(course)).toThrow(/course\.json should be like \{"secret"/);
  });
});

test("a notebook's seat has the student of SVERTKA_STUDENT, then of the hub", () => {
  vi.stubEnv("SVERTKA_STUDENT", "anna");
  vi.stubEnv("JUPYTERHUB_USER", "anna.ivanova");
  expect(ownSeat().student).toBe("anna");
  vi.stubEnv("SVERTKA_STUDENT", "");
  expect(ownSeat().student).toBe("anna.ivanova");
});

test.each([
  ["01-output-size", "outputSize"],
  ["01-correlate", "correlate"],
  ["04-conv-2d-cost", "conv2dCost"],
])("exercise %s is answered by %s", (id, name) => {
  expect(answerName(id)).toBe(name);
});
