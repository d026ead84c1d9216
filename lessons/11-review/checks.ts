// How the answers of lesson 11 are judged, one file an exercise.
import { bothOutputs } from "./checks/both-outputs";
import { carryOut } from "./checks/carry-out";
import { count } from "./checks/count";
import { howTransposed, twoOrThree, whyCheaper } from "./checks/in-words";

export default [whyCheaper, count, twoOrThree, bothOutputs, howTransposed, carryOut];
