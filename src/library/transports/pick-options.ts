// Reads the options and queries that a program passes to the library.
// Getters and proxies of the program may throw.

/**
 * Returns the members of an object, each read once.
 *
 * @throws TypeError that names the member if reading it throws.
 */
export function pickMembers<Given extends object>(given: Given): Pick<Given, keyof Given & string> {
  return pickOptions(given, Object.keys(given) as (keyof Given & string)[]);
}

/**
 * Returns the named options of an object, each read once.
 *
 * @throws TypeError if the value is not an object, or if reading an option throws. Then the error names the option.
 */
export function pickOptions<Options extends object, Name extends keyof Options & string>(
  given: Options,
  names: readonly Name[],
): Pick<Options, Name> {
  if (typeof given !== "object" || given === null) {
    const accepted = `an option is one of ${names.join(", ")}`;
    throw new TypeError(`${String(given)} is not a valid object with options: ${accepted}`);
  }
  return Object.fromEntries(names.map((name) => [name, readOption(given, name)])) as Pick<Options, Name>;
}

function readOption<Options extends object, Name extends keyof Options & string>(
  given: Options,
  name: Name,
): Options[Name] {
  try {
    return given[name];
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new TypeError(`${name}: reading this throws an error: ${message}`, { cause });
  }
}
