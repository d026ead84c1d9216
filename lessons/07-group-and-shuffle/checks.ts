// How the answers of lesson 07 are judged, one file an exercise.
import { allHeard } from "./checks/all-heard";
import { deal } from "./checks/deal";
import { groupCost } from "./checks/group-cost";
import { inGroups } from "./checks/in-groups";
import { shuffle } from "./checks/shuffle";
import { whichIsTrue } from "./checks/which-is-true";

export default [deal, groupCost, whichIsTrue, shuffle, inGroups, allHeard];
