// Finds the line of a step in the YAML of a scenario, as the control API writes it.

const COMMENT = /^\s*(?:#|$)/;
const KEY = /^("[^"]*"|[\w-]+):/;

interface Level {
  readonly indent: number;
  readonly isList: boolean;
  key: string;
  index: number;
}

/** Returns the line at which a step begins, from 1; undefined if there is no such step. `path`: such as `steps[1].repeat.steps[0]`. */
export function lineOfStep(yaml: string, path: string): number | undefined {
  const levels: Level[] = [];
  for (const [index, line] of yaml.split("\n").entries()) {
    if (COMMENT.test(line)) continue;
    let indent = line.search(/\S/);
    let rest = line.slice(indent);
    while (rest.startsWith("- ") || rest === "-") {
      const list = enter(levels, indent, true);
      list.index++;
      if (pathOf(levels) === path) return index + 1;
      rest = rest.slice(2);
      indent += 2;
    }
    const [, key] = KEY.exec(rest) ?? [];
    if (key !== undefined) enter(levels, indent, false).key = key.replaceAll('"', "");
  }
  return undefined;
}

/** Leaves all deeper levels, and returns the level of an indent. */
function enter(levels: Level[], indent: number, isList: boolean): Level {
  for (let last = levels.at(-1); last !== undefined && last.indent > indent; last = levels.at(-1)) levels.pop();
  const last = levels.at(-1);
  if (last?.indent === indent && last.isList === isList) return last;
  if (last?.indent === indent) levels.pop();
  const level = { indent, isList, key: "", index: -1 };
  levels.push(level);
  return level;
}

function pathOf(levels: readonly Level[]): string {
  return levels
    .map(({ isList, key, index }, depth) => (isList ? `[${index}]` : depth === 0 ? key : `.${key}`))
    .join("");
}
