// How the answers of lesson 08 are judged, one file an exercise.
import { correlateVolume } from "./checks/correlate-volume";
import { layerFor } from "./checks/layer-for";
import { middleChannels } from "./checks/middle-channels";
import { motionFilter } from "./checks/motion-filter";
import { twoReadings } from "./checks/two-readings";
import { volumeCost } from "./checks/volume-cost";

export default [twoReadings, volumeCost, layerFor, correlateVolume, motionFilter, middleChannels];
