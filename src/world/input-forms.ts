// How people write values, and how mistakes in them are told: a door above the world does both in the same words as a scenario.
export { CLOCK_FORM, formatClockMode, parseClockMode } from "../forms/clock-mode.ts";
export { expectsDuration } from "../forms/duration-form.ts";
export { withoutUndefined } from "../forms/optional-members.ts";
export { pins } from "../forms/pins.ts";
export { choice, closed, media, readDuration, span, wholeNumber } from "../forms/values.ts";
export { expects, expectsOneOf, expectsText, show, unknown } from "../forms/wording.ts";
export { faultRule } from "../scenario/faults/fault-rule.ts";
export { placeProblems } from "../scenario/reading/problems.ts";
export { settingsPatch, writeSettings } from "../scenario/reading/settings-schema.ts";
export { findProblems, keepSources, sourceBelow } from "../scenario/reading/source-text.ts";
export { findUnsafeData } from "../scenario/reading/unsafe-data.ts";
export { playedDetails } from "../scenario/stage/stage.ts";
export { worldOrder } from "./order.ts";
