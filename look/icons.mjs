// Draws ../static/img/icon-*.png: the mark of mark.svg on pine, as phones show it. Needs nothing but Node, and only when the mark
// changes: the results are committed. Run `npm run icons` in this folder.
import fs from "node:fs";
import zlib from "node:zlib";

const PINE = [0x1b, 0x47, 0x40], MINT = [0xa5, 0xdc, 0xcb], LAMP = [0xf4, 0xb8, 0x60];
// In the units of mark.svg: the middle of what is drawn, and half the stroke.
const MIDDLE = [17.25, 16], HALF = 2.3;

// How far a point is from a level line, and from the arc that joins the two of the mark.
const line = (x, y, from, to, at) => Math.hypot(x - Math.min(Math.max(x, from), to), y - at);
const arc = (x, y) => (x > 15 ? Infinity : Math.abs(Math.hypot(x - 15, y - 16) - 9.5));
const mark = (x, y) => Math.min(line(x, y, 15, 24.5, 6.5), line(x, y, 15, 29, 25.5), arc(x, y)) - HALF;
const light = (x, y) => Math.hypot(x - 22, y - 16) - 3.7;

/** RGB of every pixel, row by row, each row behind the filter byte of PNG; `across`: how many units of the mark the side has. */
function pixels(size, across) {
  const rows = Buffer.alloc(size * (1 + 3 * size));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [x, y] = [column, row].map((at, axis) => ((at + 0.5) / size - 0.5) * across + MIDDLE[axis]);
      // A pixel at the edge is covered in part.
      const covered = (distance) => Math.min(Math.max(0.5 - (distance * size) / across, 0), 1);
      const [inMark, inLight] = [covered(mark(x, y)), covered(light(x, y))];
      for (let part = 0; part < 3; part++) {
        const under = PINE[part] + (MINT[part] - PINE[part]) * inMark;
        rows[row * (1 + 3 * size) + 1 + 3 * column + part] = Math.round(under + (LAMP[part] - under) * inLight);
      }
    }
  }
  return rows;
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(zlib.crc32(body));
  return Buffer.concat([length, body, sum]);
}

function write(name, size, across) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2], 8);
  const data = zlib.deflateSync(pixels(size, across), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  fs.writeFileSync(`../static/img/${name}.png`, Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]));
}

for (const size of [180, 192, 512]) write(`icon-${size}`, size, 42);
// Cut to a circle of 80 % of its side, or less: the mark reaches 17.4 units from its middle and has 20.8 there.
write("icon-maskable-512", 512, 52);
