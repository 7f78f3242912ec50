// Makes a picture small enough for a repository: 256 colours in place of millions.
import { deflateSync, inflateSync, crc32 } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;

/** The same PNG with a palette; it has to be 8 bits a channel, as Chromium writes it. */
export function withPalette(png) {
  const { header, pixels, channels } = decode(png);
  const palette = colours(pixels, channels);
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const rows = Buffer.alloc((width + 1) * height);
  const known = new Map();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      const colour = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
      let index = known.get(colour);
      if (index === undefined) {
        index = nearest(palette, colour);
        known.set(colour, index);
      }
      rows[y * (width + 1) + 1 + x] = index;
    }
  }
  const indexed = Buffer.from(header);
  indexed[9] = 3;
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", indexed),
    chunk("PLTE", Buffer.from(palette.flatMap((colour) => parts(colour)))),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The commonest, of which no two look alike. */
function colours(pixels, channels) {
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const alike = new Map();
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1])) {
    const look = colour & 0xf8f8f8;
    if (!alike.has(look)) {
      alike.set(look, colour);
    }
  }
  return [...alike.values()].slice(0, MOST_COLOURS);
}

function nearest(palette, colour) {
  const distances = palette.map((candidate) => {
    const [red, green, blue] = parts(candidate).map((part, i) => part - parts(colour)[i]);
    return red * red + green * green + blue * blue;
  });
  return distances.indexOf(Math.min(...distances));
}

function parts(colour) {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

function decode(png) {
  const chunks = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  const header = chunks[0].data;
  const channels = header[9] === 6 ? 4 : 3;
  const filtered = inflateSync(
    Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data)));
  return { header, channels, pixels: unfilter(filtered, header.readUInt32BE(0) * channels, channels) };
}

/** Takes back the filter of each row; see the PNG specification, section 9. */
function unfilter(filtered, stride, channels) {
  const rows = filtered.length / (stride + 1);
  const pixels = Buffer.alloc(rows * stride);
  for (let y = 0; y < rows; y++) {
    const filter = filtered[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const here = y * stride + x;
      const left = x >= channels ? pixels[here - channels] : 0;
      const up = y > 0 ? pixels[here - stride] : 0;
      const corner = x >= channels && y > 0 ? pixels[here - stride - channels] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      pixels[here] = filtered[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return pixels;
}

function paeth(left, up, corner) {
  const [toLeft, toUp, toCorner] = [left, up, corner].map((each) => Math.abs(left + up - corner - each));
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
