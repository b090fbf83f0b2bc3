// The exit codes of commands, besides those of signals.
// A command that serves ends with EXIT_SUCCESS at a signal.

/** The command did its work, and every check passed. */
export const EXIT_SUCCESS = 0;

/**
 * A check failed, such as an expectation or the health of a simulator; a port could not be opened; an error of the simulator or the end of
 * a worker ended the command; `mcp` could not use the control API of its simulator; or there was nothing to convert.
 */
export const EXIT_FAILURE = 1;

/** The command could not do its work: wrong options, unusable input, output that cannot be written, or a missing package. */
export const EXIT_ERROR = 2;

/** One of these codes. */
export type ExitCode = typeof EXIT_SUCCESS | typeof EXIT_FAILURE | typeof EXIT_ERROR;
