// How the answers of lesson 03 are judged, one file an exercise.
import { alongTime } from "./checks/along-time";
import { causal } from "./checks/causal";
import { layer } from "./checks/layer";
import { silence } from "./checks/silence";
import { twoForOne } from "./checks/two-for-one";

export default [layer, silence, causal, alongTime, twoForOne];
