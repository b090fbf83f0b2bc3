// The public face of the package.
export type { Simulator } from "./simulator.ts";
export { StartError, type StartOptions, startSimulator } from "./start-simulator.ts";
export type { World } from "./world/world.ts";
