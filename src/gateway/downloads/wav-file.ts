// Makes the sound of a recording as a WAV file: a short tone, then silence.
// PCM, 8 kHz, mono, 16 bits.
import type { Duration } from "../../core/index.ts";
import { PIECE_LENGTH, StreamedFile } from "./streamed-file.ts";

const SAMPLES_PER_SECOND = 8_000;
const BYTES_PER_SAMPLE = 2;
const BYTES_PER_MS = (SAMPLES_PER_SECOND * BYTES_PER_SAMPLE) / 1_000;

const HEADER_LENGTH = 44;

/** One period of the tone, of 1 kHz at a quarter of the full volume. Listeners hear that the file plays. */
const PERIOD = [0, 5_793, 8_192, 5_793, 0, -5_793, -8_192, -5_793];
const TONE_BYTES = 500 * BYTES_PER_MS;

/** The sound that all files share. It is made for the first file, because most simulators send none. */
let shared: { readonly tone: Buffer; readonly silence: Buffer } | undefined;

function makeSound(): NonNullable<typeof shared> {
  const tone = Buffer.alloc(TONE_BYTES);
  for (let sample = 0; sample * BYTES_PER_SAMPLE < TONE_BYTES; sample++) {
    tone.writeInt16LE(PERIOD[sample % PERIOD.length] ?? 0, sample * BYTES_PER_SAMPLE);
  }
  return { tone, silence: Buffer.alloc(PIECE_LENGTH) };
}

/** A WAV file. */
export class WavFile extends StreamedFile {
  readonly name: string;
  readonly type = "audio/wav";
  readonly length: number;
  readonly description: string;

  /** @param duration the length of the sound; at most a day, because a WAV file has at most 4 GiB */
  constructor(name: string, duration: Duration) {
    super();
    this.name = name;
    this.length = HEADER_LENGTH + Math.round(duration) * BYTES_PER_MS;
    this.description = `a WAV file of ${this.length} bytes`;
  }

  async *makePieces(from: number, to: number): AsyncIterable<Uint8Array> {
    const header = this.#makeHeader();
    for (let at = from; at < to; ) {
      const piece = findPieceAt(header, at);
      yield piece.subarray(0, to - at);
      at += piece.length;
    }
  }

  #makeHeader(): Buffer {
    const header = Buffer.alloc(HEADER_LENGTH);
    header.write("RIFF", 0, "latin1");
    header.writeUInt32LE(this.length - 8, 4);
    header.write("WAVEfmt ", 8, "latin1");
    header.writeUInt32LE(16, 16);
    // PCM, one channel.
    header.writeUInt16LE(1, 20);
    header.writeUInt16LE(1, 22);
    header.writeUInt32LE(SAMPLES_PER_SECOND, 24);
    header.writeUInt32LE(SAMPLES_PER_SECOND * BYTES_PER_SAMPLE, 28);
    header.writeUInt16LE(BYTES_PER_SAMPLE, 32);
    header.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34);
    header.write("data", 36, "latin1");
    header.writeUInt32LE(this.length - HEADER_LENGTH, 40);
    return header;
  }
}

/** Returns some bytes of the file from a position on, as if its silence had no end. */
function findPieceAt(header: Buffer, at: number): Buffer {
  if (at < HEADER_LENGTH) return header.subarray(at);
  const inSound = at - HEADER_LENGTH;
  shared ??= makeSound();
  return inSound < TONE_BYTES ? shared.tone.subarray(inSound) : shared.silence;
}
