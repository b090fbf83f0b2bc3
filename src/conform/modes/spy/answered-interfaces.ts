// Reads the option --answer: the interfaces that the simulator answers in place of a real gateway.

import { describeUnknownName } from "../../../forms/wording.ts";
import { OptionsError } from "../../../options/options-error.ts";
import { KNOWN_INTERFACES, type KnownInterface } from "../../../words/known-interfaces.ts";

/** Returns whether the simulator answers an interface. */
export type IsAnsweredHere = (row: KnownInterface) => boolean;

/** Functions that each return a name by which --answer can choose an interface. */
const NAMES_OF_ROW = [
  (row: KnownInterface) => row.group,
  (row: KnownInterface) => row.name,
  (row: KnownInterface) => `${row.group}/${row.name}`,
];

/**
 * Returns a test for the interfaces that --answer names: groups such as `calldata`, and operations such as `sayBusy` or
 * `onlineagent/sayBusy`.
 *
 * @throws OptionsError if a word is neither.
 */
export function readAnsweredInterfaces(words: readonly string[]): IsAnsweredHere {
  const known = new Set(NAMES_OF_ROW.flatMap((nameOf) => KNOWN_INTERFACES.map(nameOf)));
  const groups = [...new Set(KNOWN_INTERFACES.map(({ group }) => group))];
  const form = `Use one of the groups ${groups.join(", ")}, or the name of an operation in docs/coverage.md`;
  for (const word of words) {
    if (!known.has(word))
      throw new OptionsError(`--answer: ${describeUnknownName("group or operation", word, known, form)}`);
  }
  const answered = new Set(words);
  return (row) => NAMES_OF_ROW.some((nameOf) => answered.has(nameOf(row)));
}
