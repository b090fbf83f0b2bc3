// What .dockerignore keeps out of an image's context; as far as ours is written, a list of what comes in.

/** Whether a file, named from the root of the context, is kept out. The last pattern that fits decides. */
export function isIgnored(dockerignore: string, file: string): boolean {
  let ignored = false;
  for (const line of dockerignore.split("\n")) {
    const text = line.trim();
    if (text === "" || text.startsWith("#")) continue;
    const pattern = text.replace(/^!/, "").replace(/^\/|\/$/g, "");
    if (fits(pattern, file)) ignored = !text.startsWith("!");
  }
  return ignored;
}

/** A pattern fits what it names, and everything below. */
function fits(pattern: string, file: string): boolean {
  const source = pattern
    .split("**")
    .map((part) => part.split("*").map(escaped).join("[^/]*"))
    .join(".*");
  return new RegExp(`^${source}(/|$)`).test(file);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.+?()[\]{}|]/g, "\\$&");
}
