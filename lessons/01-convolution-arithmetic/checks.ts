// How the answers of lesson 01 are judged, one file an exercise.
import { convolutionMatrix } from "./checks/convolution-matrix";
import { correlate } from "./checks/correlate";
import { cost } from "./checks/cost";
import { outputSize } from "./checks/output-size";
import { samePadding } from "./checks/same-padding";

export default [outputSize, samePadding, cost, correlate, convolutionMatrix];
