// The table of contents: what a notebook and a lesson's checks.ts may import from "svertka".
export { type CheckContext, type Exercise, exercise, numeric } from "./assess/exercise";
export { Miss } from "./assess/miss";
export { language } from "./language/choice";
