// Finds import cycles between the files and folders of each folder.
import type { Import } from "./imports-of-src.ts";

/** Returns import cycles, such as `core: floor.ts -> moves -> floor.ts`, at most one for each folder. */
export function findCycles(imports: readonly Import[]): string[] {
  const graphs = new Map<string, Map<string, Set<string>>>();
  for (const [importer, imported] of imports) {
    const [folder, from, to] = edgeOf(importer, imported);
    if (from === to) continue;
    const graph = graphs.get(folder) ?? new Map<string, Set<string>>();
    graphs.set(folder, graph);
    graph.set(from, (graph.get(from) ?? new Set()).add(to));
  }
  return [...graphs].flatMap(([folder, graph]) => {
    const cycle = findCycle(graph);
    return cycle === undefined ? [] : [`${folder || "src"}: ${cycle.join(" -> ")}`];
  });
}

/** Returns the innermost common folder of two files, and the entry of it that contains each file. */
function edgeOf(importer: string, imported: string): [folder: string, from: string, to: string] {
  const [a, b] = [importer.split("/"), imported.split("/")];
  let depth = 0;
  while (depth < a.length - 1 && depth < b.length - 1 && a[depth] === b[depth]) depth++;
  return [a.slice(0, depth).join("/"), a[depth] ?? "", b[depth] ?? ""];
}

/** Returns the nodes of a cycle, first node repeated at the end; undefined if there is none. */
function findCycle(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle !== undefined) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
