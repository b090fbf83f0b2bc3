// Paths of the control API for tests of agents.
export const AGENTS = "/worlds/default/agents";
export const ADA = `${AGENTS}/101`;
export const CALLS = "/worlds/default/calls";
export const ADVANCE = "/worlds/default/clock/advance";
