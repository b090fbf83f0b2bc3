// Finds violations of the rules for sources and tests: long files, crowded folders, repeated declarations, errors compared by name,
// exported variables, missing doc comments, and patterns that fit too much.

/** The maximum number of lines of a file. */
export const MAX_LINES = 250;

/** The maximum number of files and folders in a folder. */
export const MAX_ENTRIES = 30;

/** Sources by their paths. */
export type Sources = Readonly<Record<string, string>>;

/** Returns the files that are too long, each with its number of lines. */
export function findLongFiles(sources: Sources): string[] {
  return Object.entries(sources)
    .map(([file, source]) => [file, source.split("\n").length - 1] as const)
    .filter(([, lines]) => lines > MAX_LINES)
    .map(([file, lines]) => `${file}: ${lines} lines`);
}

/** Returns the folders that have too many entries, each with their number. */
export function findCrowdedFolders(sources: Sources): string[] {
  const entries = new Map<string, Set<string>>();
  for (const file of Object.keys(sources)) {
    const names = file.split("/");
    for (const [depth, name] of names.entries()) {
      const folder = names.slice(0, depth).join("/");
      entries.set(folder, (entries.get(folder) ?? new Set()).add(name));
    }
  }
  return [...entries]
    .filter(([, names]) => names.size > MAX_ENTRIES)
    .map(([folder, names]) => `${folder}: ${names.size} entries`);
}

/** Matches a top-level function or constant in a formatted file, from its first to its last line. */
const DECLARATION = /^(?:export )?(?:(?:async )?function\*? |const )(\w+)(?:.*;$|[\s\S]*?^[)\]}].*$)/gm;

/**
 * Returns the declarations that are in more than one file: constants with the same name and value, and functions with the same code.
 * Each has the form `MIN_AGENT_ID: a.ts, b.ts`.
 */
export function findDeclaredTwice(sources: Sources): string[] {
  const places = new Map<string, { name: string; files: Set<string> }>();
  for (const [file, source] of Object.entries(sources)) {
    for (const [text, name = ""] of source.matchAll(DECLARATION)) {
      const found = places.get(normalizeDeclaration(text, name)) ?? { name, files: new Set() };
      places.set(normalizeDeclaration(text, name), found);
      found.files.add(file);
    }
  }
  return [...places.values()]
    .filter(({ files }) => files.size > 1)
    .map(({ name, files }) => `${name}: ${[...files].join(", ")}`);
}

/** Returns a declaration without comments, extra white space, the type of a constant, and separators in numbers. */
function normalizeDeclaration(text: string, name: string): string {
  const bare = text
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "")
    .replace(/^export /, "")
    .replace(/(\d)_(?=\d)/g, "$1")
    .replace(/\s+/g, " ");
  return bare.startsWith("const") ? bare.replace(/^(const \w+): [^=]*=/, "$1 =") : bare.replace(name, "_");
}

/** Returns the places that compare an error's class by name. Use `instanceof` instead. */
export function findNamedErrors(sources: Sources): string[] {
  return Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(/\bname [!=]== "[A-Z]\w*"/g)].map(([text]) => `${file}: ${text}`),
  );
}

/** Returns the exported variables. Other parts of the bundle would keep the first value. Export a function that returns the current one. */
export function findExportedVariables(sources: Sources): string[] {
  return Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(/^export (?:let|var) (\w+)/gm)].map(([, name]) => `${file}: ${name}`),
  );
}

/** Matches an exported class, interface or function, with the line before it. */
const EXPORTED =
  /^(.*)\n(?:\/\/ biome-ignore.*\n)?export (?:abstract )?(?:async )?(?:class|interface|function\*?) (\w+)/gm;

/** Returns the exported classes, interfaces and functions without a doc comment, each as `a.ts: Name`. */
export function findUndocumented(sources: Sources): string[] {
  return Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(EXPORTED)].flatMap(([, before = "", name]) =>
      before.trimEnd().endsWith("*/") ? [] : [`${file}: ${name}`],
    ),
  );
}

/** Matches a statement of a test that compares with a pattern, from the beginning of its line to its end. */
const PATTERN_STATEMENT = /^( *)(?:await )?t\.match\((?:.*\);$|[^;]*?\n\1\);$)/gm;

/** Returns the patterns with an empty list as a member. It fits every list, so `{ length: 0 }` is meant. */
export function findEmptyPatterns(sources: Sources): string[] {
  return Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(PATTERN_STATEMENT)].flatMap(([statement]) => {
      const members = statement.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').match(/\w+: \[\]/g) ?? [];
      return members.map((member) => `${file}: ${member}`);
    }),
  );
}

/** Matches a member that is an empty text or a digit. */
const LOOSE_MEMBER = /\w+: "\d?"/g;

/** Returns the patterns with an empty text or a digit as a member. A text fits all texts that contain it, so `/^0$/` is meant. */
export function findLooseTexts(sources: Sources): string[] {
  return Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(PATTERN_STATEMENT)].flatMap(([statement]) =>
      (statement.match(LOOSE_MEMBER) ?? []).map((member) => `${file}: ${member}`),
    ),
  );
}
