// The share of cases that large property tests run: a quarter of them in `npm test`, all of them in .ci/run.

const IS_THOROUGH = process.env["CCGW_TEST"] === "thorough";

/** Returns the number of cases to try: a quarter of them, or all if the environment has CCGW_TEST=thorough. */
export function countCases(all: number): number {
  return IS_THOROUGH ? all : Math.ceil(all / 4);
}
