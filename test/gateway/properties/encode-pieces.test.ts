// Tests of encoding a text in pieces: the bytes are those of the joined text.
import { equal } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { encodePieces } from "../../../src/gateway/encode-pieces.ts";
import { codePoint } from "../../support/code-point.ts";

test("pieces are encoded as the text that they make up", (t) => {
  const piece = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: codePoint, maxLength: 40 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) =>
      equal(encodePieces(pieces).toString("hex"), Buffer.from(pieces.join("")).toString("hex")),
    ),
  );
  t.end();
});
