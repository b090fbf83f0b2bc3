// Defines the creator and the origin in HAR files that are made from tapes.

/** The `creator` of files made from tapes. Only in these files, the simulator reads the members that it adds, such as `_exchange`. */
export const HAR_CREATOR = "cc-gateway-simulator";

/** The origin of all addresses in these files, because a tape has only paths. No real host can have this name. */
export const HAR_ORIGIN = "https://gateway.invalid";

/** The origin in the addresses of pushes, which go to clients. */
export const HAR_RECEIVER = "https://client.invalid";
