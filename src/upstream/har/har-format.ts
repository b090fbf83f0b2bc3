// The parts of a HAR 1.2 file that this simulator adds: names that begin with an underscore, as the format asks for.

/** The `creator` of the files that are made from tapes. Only in these, the members with an underscore are read. */
export const HAR_CREATOR = "cc-gateway-simulator";

/** The origin in the addresses of a tape, which has only paths. No host can have this name. */
export const HAR_ORIGIN = "https://gateway.invalid";
