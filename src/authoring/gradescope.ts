// The autograder that Gradescope runs: setup.sh, run_autograder, and the course's own programs. It holds answers and checks.
// https://gradescope-autograders.readthedocs.io/en/latest/specs/
import type { Language } from "../language/text";

export interface Assignment {
  readonly lesson: string;
  readonly language: Language;
  /** What the lesson is worth, the grader's checks included. */
  readonly points: number;
}

/** Scripts and the instructor's page; the course goes to `course/` beside them. */
export function gradescopeFiles({ lesson, language, points }: Assignment): Map<string, string> {
  return new Map([
    ["setup.sh", setup],
    ["run_autograder", runAutograder(lesson, language)],
    ["README.md", readme(lesson, points)],
  ]);
}

const setup = `#!/usr/bin/env bash
# Gradescope runs this once, as root, when the autograder is built: Node.js, bubblewrap, the course's packages.
set -eu
course="$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)/course"
major="$(node --print 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)"
if [ "$major" -lt 20 ]; then
  curl -fsSL https://deb.nodesource.com/setup_22.x | bash -
  apt-get install -y nodejs
fi
command -v bwrap >/dev/null || apt-get install -y bubblewrap
cd "$course"
npm ci --omit=dev --ignore-scripts --no-audit --no-fund
`;

function runAutograder(lesson: string, language: Language): string {
  return `#!/usr/bin/env bash
# Gradescope runs this for every submission. AUTOGRADER_ROOT is another folder than /autograder, to try it elsewhere.
set -eu
root="\${AUTOGRADER_ROOT:-/autograder}"
# Many containers may not make the namespaces that bubblewrap needs; the container is then the outer wall.
if bwrap --unshare-all --ro-bind / / true 2>/dev/null; then sandbox=bubblewrap; else sandbox=permissions; fi
echo "sandbox: $sandbox"
exec node "$root/source/course/src/bin/svertka.js" autograde --for gradescope --root "$root" \\
  --lesson ${lesson} --lang ${language} --sandbox "$sandbox"
`;
}

function readme(lesson: string, points: number): string {
  return `# Autograder: ${lesson}

**For instructors only: this archive holds the reference answers, the grader checks and the secret of the students'
numbers.** Upload it to Gradescope and nowhere else.

1. Make a Programming Assignment worth ${points} points and upload this archive as it is under Configure Autograder. Building
   it takes a few minutes: \`setup.sh\` fetches Node.js, bubblewrap and npm packages.
2. Students hand in \`${lesson}.ipynb\`. They write their name into its first cell as Gradescope shows it, or their e-mail
   address: their own numbers are drawn from it. Under another name the numbers do not fit.
3. Test Autograder with a notebook of solutions/: it gets ${points} points; with one of exercises/: none.

Students see the public checks with their hints. The grader checks are \`hidden\` tests: their points are in the score, and
only you see them. The output of the autograder (\`sandbox: …\`, notes) is for you, too.

Students' code runs in a bubblewrap sandbox. Where Gradescope's container does not allow that, \`run_autograder\` says
\`sandbox: permissions\`: Node's permission model keeps files, environment and programs of the container from students' code,
but before Node 25 not the network, and Node promises no protection from malicious code.
`;
}
