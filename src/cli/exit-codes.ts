// The exit codes of commands that no signal ended.

/** The command did its work, and every check passed. */
export const EXIT_SUCCESS = 0;

/**
 * A check failed, such as an expectation or the health of a simulator; a port could not be opened; an error of the simulator ended a run;
 * or there was nothing to convert.
 */
export const EXIT_FAILURE = 1;

/** The command could not do its work: wrong options, unreadable input, or output that cannot be written. */
export const EXIT_ERROR = 2;

/** One of these codes. */
export type ExitCode = typeof EXIT_SUCCESS | typeof EXIT_FAILURE | typeof EXIT_ERROR;
