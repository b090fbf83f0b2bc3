// Paths of the control API that the tests of agents use.
export const AGENTS = "/worlds/default/agents";
export const ADA = `${AGENTS}/101`;
export const CALLS = "/worlds/default/calls";
export const ADVANCE = "/worlds/default/clock/advance";
