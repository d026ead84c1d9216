// How the answers of lesson 05 are judged, one file an exercise.
import { block } from "./checks/block";
import { budget } from "./checks/budget";
import { counter } from "./checks/counter";
import { misprint } from "./checks/misprint";
import { multipliers } from "./checks/multipliers";

export default [block, multipliers, misprint, counter, budget];
