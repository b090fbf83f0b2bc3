// Tests of the page of the board and of its files: types, caching, security headers, and unknown files.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { test } from "tap";
import { readFiles } from "../../../src/runtime/board-files.ts";
import { openControlApi } from "../control-api.ts";

const FILES = {
  "index.html": "<!doctype html>",
  "board-1A.js": "export {};",
  "board-1A.css": "body {}",
  "mark.svg": "<svg/>",
};

test("the page and its files are served with their types, and browsers may cache only the files", async (t) => {
  const { send } = await openControlApi({ files: FILES });
  const answers = [];
  for (const path of ["/", "/board/board-1A.js", "/board/board-1A.css", "/board/mark.svg"]) {
    const { status, type, headers, body } = await send("GET", path);
    answers.push([status, type, headers["cache-control"], body]);
  }
  const forever = "public, max-age=31536000, immutable";
  t.strictSame(answers, [
    [200, "text/html; charset=utf-8", "no-cache", "<!doctype html>"],
    [200, "text/javascript; charset=utf-8", forever, "export {};"],
    [200, "text/css; charset=utf-8", forever, "body {}"],
    [200, "image/svg+xml", forever, "<svg/>"],
  ]);
});

test("the security headers of the page and its files forbid what the page does not need", async (t) => {
  const { send } = await openControlApi({ files: FILES });
  for (const path of ["/", "/board/board-1A.js"]) {
    t.hasStrict((await send("GET", path)).headers, {
      "content-security-policy":
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    });
  }
});

test("a browser that has cached the page gets no body, and one that has cached another version gets the page", async (t) => {
  const { send } = await openControlApi({ files: FILES });
  const etag = String((await send("GET", "/")).headers["etag"]);
  const sendWithTag = async (method: string, tag: string) => {
    const { status, headers, body } = await send(method, "/", undefined, { "If-None-Match": tag });
    return [status, headers["etag"], headers["cache-control"], body];
  };
  t.strictSame(
    [
      await sendWithTag("GET", etag),
      await sendWithTag("GET", `"x", W/${etag}`),
      await sendWithTag("HEAD", '"x"'),
      await sendWithTag("GET", '"x"'),
    ],
    [
      [304, etag, "no-cache", ""],
      [304, etag, "no-cache", ""],
      [200, etag, "no-cache", ""],
      [200, etag, "no-cache", "<!doctype html>"],
    ],
  );
});

test("the page needs no token and is HTML for every client; the rest of the API needs the token", async (t) => {
  const { send } = await openControlApi({ files: FILES, token: "open-sesame" });
  const readStatus = async (path: string) => (await send("GET", path)).status;
  t.equal((await send("GET", "/", undefined, { Accept: "application/json" })).type, "text/html; charset=utf-8");
  t.strictSame(
    [await readStatus("/board/board-1A.js"), await readStatus("/worlds"), await readStatus("/worlds/default/board")],
    [200, 401, 401],
  );
});

test("only exact file names are found, and only with GET and HEAD", async (t) => {
  const { send } = await openControlApi({ files: FILES });
  for (const path of [
    "/board/",
    "/board/index.html",
    "/board/board-1A.js.map",
    "/board/..%2findex.html",
    "/board/..%2f..%2fpackage.json",
    "/board/%2e%2e%5cpackage.json",
    "/board/constructor",
    "/board/sub/board-1A.js",
    "/index.html",
  ]) {
    t.hasStrict(await send("GET", path), { status: 404, body: { type: "urn:ccgw:problem:unknown-path" } }, path);
  }
  for (const path of ["/", "/board/board-1A.js"]) {
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      t.hasStrict(await send(method, path), { status: 405, headers: { allow: "GET, HEAD" } }, `${method} ${path}`);
    }
  }
});

test("without a build, the answer says how to build the page", async (t) => {
  const { send } = await openControlApi({ files: {} });
  for (const path of ["/", "/board/board-1A.js"]) {
    t.hasStrict((await send("GET", path)).body, {
      type: "urn:ccgw:problem:board-not-built",
      detail: "The board is not built: run `npm run build` in the clone, and reload this page.",
    });
  }
});

test("only the files directly in the folder are read, and none without the folder", async (t) => {
  const folder = pathToFileURL(`${t.testdir({ "index.html": "page", below: { "other.js": "" } })}/`);
  writeFileSync(new URL("board.js", folder), "script");
  const listNames = async (from: URL) => [...(await readFiles(from)).keys()].sort();
  t.strictSame(
    [await listNames(folder), await listNames(new URL("nowhere/", folder))],
    [["board.js", "index.html"], []],
  );
});
