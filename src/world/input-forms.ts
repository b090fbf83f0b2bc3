// How people write values, and how mistakes in them are told: a door above the world does both in the same words as a scenario.
export { CLOCK_FORM, formatClockMode, parseClockMode } from "../forms/clock-mode.ts";
export { expectsDuration } from "../forms/duration-form.ts";
export { given } from "../forms/given.ts";
export { pins } from "../forms/pins.ts";
export { choice, closed, media, readDuration, span, wholeNumber } from "../forms/values.ts";
export { expects, expectsOneOf, expectsText, show, unknown } from "../forms/wording.ts";
export { faultRule } from "../scenario/faults/rule.ts";
export { findHazards } from "../scenario/reading/hazards.ts";
export { placeFlaws } from "../scenario/reading/problems.ts";
export { settingsPatch, writeSettings } from "../scenario/reading/settings-schema.ts";
export { below, explain, keepSources } from "../scenario/reading/sources.ts";
export { playedDetails } from "../scenario/stage/stage.ts";
export { worldOrder } from "./order.ts";
