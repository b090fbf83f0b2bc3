// The face of the core, for every other layer; inside the core, files import each other directly.
export { Chance } from "./chance.ts";
export { type Distribution, fixed, sample } from "./distribution.ts";
export { defaultSettings, type Settings } from "./settings.ts";
export { DURATION_FORM, type Duration, formatDuration, type Instant, parseDuration, wholeSeconds } from "./time.ts";
