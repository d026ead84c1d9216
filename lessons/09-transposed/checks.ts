// How the answers of lesson 09 are judged, one file an exercise.
import { invisible } from "./checks/invisible";
import { mistake } from "./checks/mistake";
import { outputPadding } from "./checks/output-padding";
import { recipe } from "./checks/recipe";
import { stamp } from "./checks/stamp";
import { wasted } from "./checks/wasted";

export default [recipe, outputPadding, wasted, mistake, stamp, invisible];
