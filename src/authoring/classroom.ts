// A GitHub Classroom assignment: the template repository with its workflow, and the teacher's page beside it.
import type { Assignment } from "./gradescope";

export interface ClassroomAssignment extends Assignment {
  /** Where the workflow gets the course from: `owner/name`, or `owner/name@ref`. */
  readonly repository: string;
}

/** The workflow and the teacher's page; the notebook goes to the top of `template/`. */
export function classroomFiles(assignment: ClassroomAssignment): Map<string, string> {
  return new Map([
    ["README.md", readme(assignment)],
    ["template/.github/workflows/classroom.yml", workflow(assignment)],
  ]);
}

function workflow({ lesson, language, repository }: ClassroomAssignment): string {
  const [name, ref] = repository.split("@");
  return `# Made by svertka release --for github: grades the notebook of this repository at every push.
name: Autograding Tests
on: [push, workflow_dispatch, repository_dispatch]
permissions:
  checks: write
  actions: read
  contents: read
jobs:
  run-autograding-tests:
    runs-on: ubuntu-latest
    if: github.actor != 'github-classroom[bot]'
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@v4
        with:
          path: work
      - uses: actions/checkout@v4
        with:
          repository: ${name}${ref ? `\n          ref: ${ref}` : ""}
          path: course
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - name: Sandbox
        run: |
          sudo apt-get install --yes bubblewrap
          sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 || true
      - name: Course
        run: npm ci --no-audit --no-fund && npm run build
        working-directory: course
      - name: Checks
        id: svertka
        run: node course/src/bin/svertka.js autograde --for github --root work --lesson ${lesson} --lang ${language}
      - uses: classroom-resources/autograding-grading-reporter@v1
        env:
          SVERTKA_RESULTS: "\${{ steps.svertka.outputs.result }}"
        with:
          runners: svertka
`;
}

function readme({ lesson, points, repository }: ClassroomAssignment): string {
  return `# GitHub Classroom: ${lesson}

1. Make a repository of what is in \`template/\`, also the hidden folder \`.github\`, and mark it as a template.
2. Make an assignment in GitHub Classroom from it. Add no tests there: the workflow is in the template, and the points, ${points}
   at most, come from it. Protect the path \`.github/**/*\`: then Classroom marks whoever changes it.
3. The workflow takes the course from \`${repository}\`. The repositories of students must be able to read that.

Every push is graded, and the points stand in the run's summary and in Classroom. Students see the public checks with their
hints, and of the grader checks only their points. Numbers are drawn from the name in the notebook.

**These points are feedback, not marks.** The workflow runs in the student's own repository: whoever can change it can write
any result, and whoever can read \`${repository}\` can read its checks and answers. For marks, download the repositories and run
\`svertka grade\` on them. A secret of your own in \`course.json\` that is not in that repository gives other numbers: do not
use one for assignments that this workflow is to grade.
`;
}
