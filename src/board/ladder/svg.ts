// Writes a whole ladder as an SVG document, to be saved as a file.
import { formatTimeLabel, placeLabel, placeLanes, ROW_HEIGHT, waitsOf } from "./geometry.ts";
import { titleOf } from "./mermaid.ts";
import type { Lane, Row } from "./row.ts";

const HEAD_HEIGHT = 44;
const WIDTH = 940;

/** Returns an SVG document of a ladder, on a white background. */
export function toSvg(rows: readonly Row[], lanes: readonly Lane[], title: string): string {
  const places = placeLanes(lanes, WIDTH);
  const height = HEAD_HEIGHT + rows.length * ROW_HEIGHT + 12;
  const middleOf = (index: number): number => HEAD_HEIGHT + (index + 0.5) * ROW_HEIGHT;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${places.width}" height="${height}" viewBox="0 0 ${places.width} ${height}" font-family="system-ui, sans-serif" font-size="11">`,
    `<title>${escapeText(title)}</title><rect width="100%" height="100%" fill="#fff"/>`,
    ...lanes.map((lane) => {
      const x = places.of(lane);
      const name = `<text x="${x}" y="26" text-anchor="middle" font-weight="600" font-size="12" fill="#1d2733">${titleOf(lane)}</text>`;
      return `${name}<line x1="${x}" y1="36" x2="${x}" y2="${height - 8}" stroke="#c9d1da"/>`;
    }),
    ...waitsOf(rows).map(({ from, to }) => {
      const x = places.of("gateway");
      return `<line x1="${x}" y1="${middleOf(from)}" x2="${x}" y2="${middleOf(to)}" stroke="#8a6d1f" stroke-width="5" stroke-opacity="0.35"/>`;
    }),
  ];
  let instant = "";
  for (const [index, row] of rows.entries()) {
    const y = middleOf(index);
    if (row.at !== instant) parts.push(`<text x="6" y="${y + 4}" fill="#55606e">${formatTimeLabel(row.at)}</text>`);
    instant = row.at;
    const color = row.marks.some(({ kind }) => kind === "fault") ? "#8b3fb5" : row.isRefused ? "#b3261e" : "#2a5db0";
    for (const segment of row.segments) {
      const [a, b] = [places.of(segment.from), places.of(segment.to)];
      const { x, text, anchor } = placeLabel(segment, places);
      parts.push(a === b ? `<circle cx="${a}" cy="${y}" r="3.5" fill="${color}"/>` : drawArrow(a, b, y, color));
      const textOffset = a === b ? 4 : -5;
      parts.push(
        `<text x="${x}" y="${y + textOffset}" text-anchor="${anchor}" fill="#1d2733">${escapeText(text)}</text>`,
      );
    }
    const last = row.segments.at(-1);
    if (last !== undefined && last.from !== last.to && row.outcome !== "") {
      const x = (places.of(last.from) + places.of(last.to)) / 2;
      parts.push(
        `<text x="${x}" y="${y + 13}" text-anchor="middle" font-size="10" fill="#55606e">${escapeText(row.outcome)}</text>`,
      );
    }
  }
  return `${parts.join("\n")}\n</svg>\n`;
}

function drawArrow(from: number, to: number, y: number, color: string): string {
  const back = from < to ? -7 : 7;
  const head = `M${to} ${y}l${back} -4v8z`;
  return `<line x1="${from}" y1="${y}" x2="${to}" y2="${y}" stroke="${color}" stroke-width="1.4"/><path d="${head}" fill="${color}"/>`;
}

/** Escapes the characters that have a meaning in XML, and replaces control characters, which XML forbids. */
function escapeText(text: string): string {
  return (
    text
      .replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them.
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
  );
}
