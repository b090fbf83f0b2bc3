// Serves the board, the page for people, with its files.
// They contain no data of worlds, so they need no token.
import { createHash } from "node:crypto";
import * as z from "zod";
import { show } from "../../forms/wording.ts";
import { createProblem, Problem } from "../problem.ts";
import { type Answer, type ControlParts, declareSimulatorRoute, type Route, SchemasByType } from "../route.ts";

const PAGE = "index.html";

/** The media types of files, by file name extension. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  map: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  webmanifest: "application/manifest+json",
  woff2: "font/woff2",
};

/** The content security policy: the page loads everything from its own origin, no page may frame it, and no form may send data. */
const POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join("; ");

/** The security headers. Every file has them, because a browser can open any file as a page. */
const SECURITY_HEADERS = {
  "Content-Security-Policy": POLICY,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

const tags = new WeakMap<Uint8Array, string>();

/** Returns the entity tag of a file. */
function tagOf(file: Uint8Array): string {
  const tag = tags.get(file) ?? `"${createHash("sha256").update(file).digest("hex").slice(0, 32)}"`;
  tags.set(file, tag);
  return tag;
}

/** The files of the board. */
interface BoardFiles {
  readonly page: Uint8Array;
  /** The files that the page loads, by name. */
  readonly others: ReadonlyMap<string, Uint8Array>;
}

/** Returns the files of the board; without a build, the problem that says how to make one. */
async function filesOf({ boardFiles }: ControlParts): Promise<BoardFiles | Problem> {
  const read = boardFiles ?? (await import("../../runtime/board-files.ts")).readBoardFiles;
  const files = await read();
  const page = files.get(PAGE);
  if (page !== undefined) return { page, others: new Map([...files].filter(([name]) => name !== PAGE)) };
  return createProblem(
    "board-not-built",
    "The board is not built: run `npm run build` in the clone, and reload this page.",
  );
}

/** Returns the answer with a file; 304 without a body if the client already has the file. */
function answerFile(name: string, file: Uint8Array, cacheControl: string, ifNoneMatch: string | undefined): Answer {
  const tag = tagOf(file);
  const headers = { ...SECURITY_HEADERS, "Cache-Control": cacheControl, ETag: tag };
  if (isMatched(tag, ifNoneMatch)) return { status: 304, headers };
  const type = MEDIA_TYPES[name.replace(/^.*\./, "").toLowerCase()] ?? "application/octet-stream";
  return { status: 200, type, headers, body: file };
}

/** Returns whether an If-None-Match header matches an entity tag: it lists the tag, or is `*`. */
function isMatched(tag: string, ifNoneMatch = ""): boolean {
  const given = ifNoneMatch.split(",").map((value) => value.trim().replace(/^W\//, ""));
  return given.includes("*") || given.includes(tag);
}

const fileSchemas = new SchemasByType(
  Object.fromEntries(Object.values(MEDIA_TYPES).map((type) => [type.replace(/;.*$/, ""), z.unknown()])),
);

const page = declareSimulatorRoute({
  name: "getPage",
  method: "GET",
  path: "/",
  summary: "Returns the board, a page for people.",
  isPublic: true,
  answers: { 200: fileSchemas, 304: null },
  problems: ["board-not-built"],
  async handle({ parts, ifNoneMatch }) {
    const files = await filesOf(parts);
    return files instanceof Problem ? files : answerFile(PAGE, files.page, "no-cache", ifNoneMatch);
  },
});

const pageFile = declareSimulatorRoute({
  name: "getPageFile",
  method: "GET",
  path: "/board/:file",
  summary: "Returns a file of the board.",
  isPublic: true,
  params: z.object({ file: z.string() }),
  answers: { 200: fileSchemas, 304: null },
  problems: ["board-not-built"],
  async handle({ parts, params: { file: name }, ifNoneMatch }) {
    const files = await filesOf(parts);
    if (files instanceof Problem) return files;
    // The name is only compared with the names of the files. It never becomes part of a path.
    const file = files.others.get(name);
    if (file === undefined)
      return createProblem("unknown-path", `The board has no file ${show(name)}: reload the page.`);
    // The name contains a hash of the content, so the content under a name never changes.
    return answerFile(name, file, "public, max-age=31536000, immutable", ifNoneMatch);
  },
});

/** The routes of the page. They are not part of the API, so the OpenAPI document does not list them. */
export const pageRoutes: readonly Route[] = [page, pageFile];
