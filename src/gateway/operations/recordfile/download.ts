// Declares the common part of the operations that download files.
import { streamedFile } from "../../downloads/file-shape.ts";

/** The common part of a download. A refusal is answered in the envelope. */
export const DOWNLOADED = { success: "file", result: streamedFile, events: [], confidence: "partial" } as const;
