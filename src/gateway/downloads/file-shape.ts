// Declares the shape of a result that is a file.
import * as z from "zod";
import { StreamedFile } from "./streamed-file.ts";

/** Returns the shape of a file. */
export const streamedFile = () => z.instanceof(StreamedFile);
