// The public face of the package.
export type { CreateWorldOptions, Simulator } from "./simulator.ts";
export { StartError, type StartOptions, startSimulator } from "./start-simulator.ts";
export type { Finding } from "./world/findings/finding.ts";
export type { FindingFilter } from "./world/findings/findings.ts";
export type { Severity } from "./world/findings/kind.ts";
export type { JournalEntry, JournalFilter, Total } from "./world/journal.ts";
export type { NearMiss } from "./world/near-miss.ts";
export { VerificationError, type Verified } from "./world/verdict.ts";
export type { Verification } from "./world/verification.ts";
export type { World } from "./world/world.ts";
export { WorldError } from "./world/worlds.ts";
