// The command line: one command a file, each loading what it needs only when it runs.
import { program } from "commander";
import { assessCommand } from "./assess";
import { autogradeCommand } from "./autograde";
import { buildCommand } from "./build";
import { doctorCommand } from "./doctor";
import { exportCommand } from "./export";
import { feedbackCommand } from "./feedback";
import { gradeCommand } from "./grade";
import { kernelCommand } from "./kernel";
import { nbgraderCommand } from "./nbgrader";
import { networksCommand } from "./networks";
import { overrideCommand } from "./override";
import { regradeCommand } from "./regrade";
import { releaseCommand } from "./release";
import { serveCommand } from "./serve";
import { workerCommand } from "./worker";

program
  .name("svertka")
  .description("The tools of the Svertka course")
  .addCommand(kernelCommand())
  .addCommand(buildCommand())
  .addCommand(releaseCommand())
  .addCommand(nbgraderCommand())
  .addCommand(gradeCommand())
  .addCommand(workerCommand())
  .addCommand(regradeCommand())
  .addCommand(serveCommand())
  .addCommand(autogradeCommand())
  .addCommand(overrideCommand())
  .addCommand(feedbackCommand())
  .addCommand(exportCommand())
  .addCommand(assessCommand())
  .addCommand(networksCommand())
  .addCommand(doctorCommand())
  .parseAsync()
  .catch((error: Error) => {
    console.error(`svertka: ${error.message}`);
    process.exitCode = 1;
  });
