// How the answers of lesson 10 are judged, one file an exercise.
import { bilinear } from "./checks/bilinear";
import { chain } from "./checks/chain";
import { generator } from "./checks/generator";
import { overlapMap } from "./checks/overlap-map";
import { whichEven } from "./checks/which-even";
import { whichIsTrue } from "./checks/which-is-true";

export default [chain, whichEven, overlapMap, whichIsTrue, generator, bilinear];
