// Reads JSON text by the rules of the YAML reader: it accepts a byte order mark and refuses repeated members.

/** The value of JSON text, or the reason why it is not valid, as the end of a sentence. */
export type ReadJson = { readonly value: unknown } | { readonly wrong: string };

/** The callbacks of a walk over JSON text. */
interface WalkCallbacks {
  /** Called for a name that appears again in the same object; the offset counts characters of the text from 0. */
  onRepeated?: (name: string, offset: number) => void;
  /** Called for a number, true, false or null, with its source text and its path. The walk reuses the path: copy it to keep it. */
  onBare?: (path: readonly (string | number)[], source: string) => void;
}

/**
 * Reads one JSON value.
 *
 * @param mayRepeat true skips the check for repeated members, which takes as long as parsing.
 */
export function readJson(text: string, mayRepeat = false): ReadJson {
  const json = withoutByteOrderMark(text);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  if (mayRepeat) return { value };
  let wrong: string | undefined;
  walk(json, {
    onRepeated(name, offset) {
      const before = json.slice(0, offset).split("\n");
      const place = `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
      wrong ??= `${JSON.stringify(name)} appears twice in the same object (${place})`;
    },
  });
  return wrong === undefined ? { value } : { wrong };
}

/**
 * Returns a function that finds the source text of a number, `true`, `false` or `null` at a path. That function returns undefined for any
 * other value, and for a number that JavaScript writes in the same way, such as `5`.
 *
 * @param text JSON text that readJson has accepted.
 */
export function locateJsonSources(text: string): (path: readonly PropertyKey[]) => string | undefined {
  const found = new Map<string, string>();
  walk(withoutByteOrderMark(text), {
    onBare: (path, source) => {
      if (String(Number(source)) !== source) found.set(JSON.stringify(path), source);
    },
  });
  return (path) => found.get(JSON.stringify(path));
}

function withoutByteOrderMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST, COMMA, COLON] = [0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x3a];

/** Walks over valid JSON text. */
function walk(text: string, { onRepeated, onBare }: WalkCallbacks): void {
  // The names so far of each open object; undefined for a list.
  const open: (Set<string> | undefined)[] = [];
  const path: (string | number)[] = [];
  let isName = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (character <= 0x20) continue;
    switch (character) {
      case QUOTE: {
        const end = endOfString(text, i);
        if (isName) {
          const name = nameAt(text, i, end);
          const names = open.at(-1);
          if (names?.has(name)) onRepeated?.(name, i);
          names?.add(name);
          path[path.length - 1] = name;
        }
        i = end;
        break;
      }
      case OPEN_OBJECT:
        open.push(new Set());
        path.push("");
        isName = true;
        break;
      case OPEN_LIST:
        open.push(undefined);
        path.push(0);
        isName = false;
        break;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        open.pop();
        path.pop();
        isName = false;
        break;
      case COMMA: {
        isName = open.at(-1) !== undefined;
        const at = path.at(-1);
        if (typeof at === "number") path[path.length - 1] = at + 1;
        break;
      }
      case COLON:
        isName = false;
        break;
      default: {
        const end = endOfBare(text, i);
        onBare?.(path, text.slice(i, end));
        i = end - 1;
      }
    }
  }
}

/** Returns the offset of the quote that closes a string. */
function endOfString(text: string, begin: number): number {
  for (let end = text.indexOf('"', begin + 1); ; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
}

function nameAt(text: string, begin: number, end: number): string {
  const name = text.slice(begin + 1, end);
  return name.includes("\\") ? (JSON.parse(`"${name}"`) as string) : name;
}

/** Returns the end of a number or word. At the end of the text, charCodeAt returns NaN, which the negated comparison covers. */
function endOfBare(text: string, begin: number): number {
  for (let end = begin + 1; ; end++) {
    const character = text.charCodeAt(end);
    if (!(character > 0x20) || character === COMMA || character === CLOSE_LIST || character === CLOSE_OBJECT)
      return end;
  }
}
