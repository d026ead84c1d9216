// How the answers of lesson 06 are judged, one file an exercise.
import { denseTwin } from "./checks/dense-twin";
import { dilatedLine } from "./checks/dilated-line";
import { effectiveKernel } from "./checks/effective-kernel";
import { noGaps } from "./checks/no-gaps";
import { stackSight } from "./checks/stack-sight";
import { whichSeeAll } from "./checks/which-see-all";

export default [effectiveKernel, dilatedLine, stackSight, whichSeeAll, noGaps, denseTwin];
