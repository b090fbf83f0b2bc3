// Finds circles in the drawing of a folder: its files and folders, and an arrow for each import between two of them.
import type { Import } from "./imports-of-src.ts";

/** Each circle as the arrows that close it, such as `core: floor.ts -> moves -> floor.ts`. At most one for each folder. */
export function circlesIn(imports: readonly Import[]): string[] {
  const drawings = new Map<string, Map<string, Set<string>>>();
  for (const [importer, imported] of imports) {
    const [folder, from, to] = arrowOf(importer, imported);
    if (from === to) continue;
    const drawing = drawings.get(folder) ?? new Map<string, Set<string>>();
    drawings.set(folder, drawing);
    drawing.set(from, (drawing.get(from) ?? new Set()).add(to));
  }
  return [...drawings].flatMap(([folder, drawing]) => {
    const circle = circleIn(drawing);
    return circle === undefined ? [] : [`${folder || "src"}: ${circle.join(" -> ")}`];
  });
}

/** The innermost folder of both files, and what of it each is in. */
function arrowOf(importer: string, imported: string): [folder: string, from: string, to: string] {
  const [a, b] = [importer.split("/"), imported.split("/")];
  let depth = 0;
  while (depth < a.length - 1 && depth < b.length - 1 && a[depth] === b[depth]) depth++;
  return [a.slice(0, depth).join("/"), a[depth] ?? "", b[depth] ?? ""];
}

function circleIn(drawing: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of drawing.get(node) ?? []) {
      const circle = visit(next, [...way, node]);
      if (circle !== undefined) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of drawing.keys()) {
    const circle = visit(node, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
