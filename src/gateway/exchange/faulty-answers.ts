// Changes the bodies of answers for faults: JSON and files.
import { HalfFile, MalformedFile } from "../downloads/faulty-file.ts";
import { StreamedFile } from "../downloads/streamed-file.ts";
import type { AnswerBody } from "./answer-body.ts";

/** Returns an answer of the same length that is not valid. */
export function malformAnswer(body: AnswerBody): AnswerBody {
  if (body instanceof StreamedFile) return new MalformedFile(body);
  // Every answer is an object that is not empty, so it has a colon after a name.
  return body.toString().replace(":", "=");
}

/** Returns the first half of an answer. */
export function halveAnswer(body: AnswerBody): AnswerBody {
  if (body instanceof StreamedFile) return new HalfFile(body);
  const text = body.toString();
  return text.slice(0, Math.ceil(text.length / 2));
}
