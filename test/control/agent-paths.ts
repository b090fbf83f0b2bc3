// Lists the paths of the world `default` in the control API that many tests use.

/** The path of the world. */
export const WORLD = "/worlds/default";

/** The path of the world's agents. */
export const AGENTS = `${WORLD}/agents`;

/** The path of agent 101. */
export const ADA = `${AGENTS}/101`;

/** The path of agent 102. */
export const BEN = `${AGENTS}/102`;

/** The path of the world's calls. */
export const CALLS = `${WORLD}/calls`;

/** The path that advances the world's clock. */
export const ADVANCE = `${WORLD}/clock/advance`;
