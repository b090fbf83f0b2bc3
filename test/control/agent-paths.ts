// Paths of the control API of the default world, for tests.
export const WORLD = "/worlds/default";
export const AGENTS = `${WORLD}/agents`;
export const ADA = `${AGENTS}/101`;
export const BOB = `${AGENTS}/102`;
export const CALLS = `${WORLD}/calls`;
export const ADVANCE = `${WORLD}/clock/advance`;
