// How people write values, and how mistakes in them are told: a door above the world does both in the same words as a scenario.
export { CLOCK_FORM, formatClockMode, parseClockMode } from "../scenario/clock-mode.ts";
export { expectsDuration } from "../scenario/duration-form.ts";
export { faultRule } from "../scenario/faults/rule.ts";
export { choice, closed, media, readDuration, span, wholeNumber } from "../scenario/forms.ts";
export { given } from "../scenario/given.ts";
export { findHazards } from "../scenario/hazards.ts";
export { pins } from "../scenario/pins.ts";
export { placeFlaws } from "../scenario/problems.ts";
export { settingsPatch } from "../scenario/settings-schema.ts";
export { below, explain, keepSources } from "../scenario/sources.ts";
export { playedDetails } from "../scenario/stage.ts";
export { expects, expectsOneOf, expectsText, show, unknown } from "../scenario/wording.ts";
export { worldOrder } from "./order.ts";
