// Applies .dockerignore to the files of a build context.
// It supports only the patterns of this repository's file.

/** Returns whether a file is excluded; `file` is its path from the root of the context. The last matching pattern decides. */
export function isIgnored(dockerignore: string, file: string): boolean {
  let isExcluded = false;
  for (const line of dockerignore.split("\n")) {
    const text = line.trim();
    if (text === "" || text.startsWith("#")) continue;
    const pattern = text.replace(/^!/, "").replace(/^\/|\/$/g, "");
    if (matches(pattern, file)) isExcluded = !text.startsWith("!");
  }
  return isExcluded;
}

/** Returns whether a pattern matches a file or a folder above it. */
function matches(pattern: string, file: string): boolean {
  const source = pattern
    .split("**")
    .map((part) => part.split("*").map(escapePattern).join("[^/]*"))
    .join(".*");
  return new RegExp(`^${source}(/|$)`).test(file);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.+?()[\]{}|]/g, "\\$&");
}
