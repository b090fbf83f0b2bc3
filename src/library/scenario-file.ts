// Reads the scenario file whose path a program passes.
// A simulator in another process has no access to it, so its text is sent.
import { readFile } from "node:fs/promises";
import { createInvalidInputProblem } from "../control/api-types.ts";
import { decodeText } from "../forms/text-bytes.ts";
import { explainFileError } from "../runtime/file-error.ts";
import { pickMembers } from "./transports/pick-options.ts";
import { ControlError } from "./transports/transport.ts";

/** The text of a scenario; `file` is the path that it was read from, or undefined if the program passed no path. */
interface ScenarioText {
  readonly text: string;
  readonly file: string | undefined;
}

/**
 * Returns whether a text is the path of a scenario: one line with a slash, a backslash or the extension of a scenario file. YAML in one
 * line has a brace, a bracket, or a colon and a space.
 */
export function isScenarioPath(text: string): boolean {
  return !/[\n{[]|: /.test(text) && /[\\/]|\.(?:ya?ml|json)$/.test(text);
}

/**
 * Returns the text of a scenario file if the given text is its path, relative to the working directory; otherwise the given text.
 *
 * @param given a path, the name of a shipped scenario, or YAML text.
 * @throws ControlError of kind `invalid-input` if the file cannot be read or is not UTF-8.
 */
export async function readScenarioText(given: string): Promise<ScenarioText> {
  if (!isScenarioPath(given)) return { text: given, file: undefined };
  const bytes = await readFile(given).catch((error: unknown) => refuse(`${given}: ${explainFileError(error)}`));
  const decoded = decodeText(bytes);
  if ("text" in decoded) return { text: decoded.text, file: given };
  const { line, column, message } = decoded;
  return refuse(`${given}:${line}:${column}: ${message}`);
}

/**
 * Returns an order for a world as the control API accepts it: with the text of a scenario file as `scenario`, and its path as
 * `scenarioFile`.
 *
 * @throws ControlError as `readScenarioText`, TypeError if reading a member throws.
 */
export async function withScenarioText(order: object): Promise<object> {
  // A wrong order, which plain JavaScript does not prevent, is refused by the control API.
  if (typeof order !== "object" || order === null) return order;
  const members: { readonly scenario?: unknown } = pickMembers(order);
  if (typeof members.scenario !== "string") return members;
  const { text, file } = await readScenarioText(members.scenario);
  if (file === undefined) return members;
  // For the control API, an empty text would mean that there is no scenario. But an empty file is a wrong scenario.
  return { ...members, scenario: text === "" ? "\n" : text, scenarioFile: file };
}

function refuse(problem: string): never {
  throw new ControlError(createInvalidInputProblem([problem]).body);
}
