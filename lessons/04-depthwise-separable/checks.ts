// How the answers of lesson 04 are judged, one file an exercise.
import { claims } from "./checks/claims";
import { nearestSeparable } from "./checks/nearest-separable";
import { outputsForGain } from "./checks/outputs-for-gain";
import { separable } from "./checks/separable";
import { separableCost } from "./checks/separable-cost";
import { slip } from "./checks/slip";

export default [separableCost, slip, claims, separable, outputsForGain, nearestSeparable];
