// The types of answers, and of the faults that change them.
import type { StreamedFile } from "../downloads/streamed-file.ts";

/** The body of an answer: a text or its bytes, or a file that is made while it is sent. */
export type AnswerBody = string | Buffer | StreamedFile;

/** Changes an answer, or delays it; `send` writes it. */
export type AnswerFault = (body: AnswerBody, send: (body: AnswerBody) => void) => void;
