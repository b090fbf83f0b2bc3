// How many agents a world may have: every id up to 59999, unless whoever starts the simulator says otherwise.

/** The bound that `--max-agents` has where it is not given. */
export const USUAL_MAX_AGENTS = 59_899;

/** The most that can be given: there are no further ids. */
export const HIGHEST_MAX_AGENTS = 999_899;

/** The sentence for a center with too many agents. */
export function sayTooManyAgents(count: number, maxAgents: number): string {
  return `these are ${count} agents: a world has at most ${maxAgents}, unless the simulator is started with --max-agents`;
}
