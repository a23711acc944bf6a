// Files as people have them, and as some people would like others to have them.
import zlib from "node:zlib";

/** A document of one page. */
export function smallPdf() {
  return Buffer.from(
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n" +
      "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n",
  );
}

/** A document of one page and at least so many bytes: pictures of noise, drawn or not. */
export function largePdf(bytes) {
  const [head, tail] = smallPdf().toString().split("trailer");
  const parts = [Buffer.from(head)];
  let size = head.length;
  let seed = 0x2545f491;
  for (let number = 4; size < bytes; number++) {
    const noise = Buffer.alloc(256 * 1024);
    for (let at = 0; at < noise.length; at += 4) {
      seed ^= seed << 13;
      seed ^= seed >>> 17;
      seed ^= seed << 5;
      noise.writeInt32LE(seed, at);
    }
    const dictionary = `/Type /XObject /Subtype /Image /Width 512 /Height 512 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length ${noise.length}`;
    const object = [Buffer.from(`${number} 0 obj\n<< ${dictionary} >>\nstream\n`), noise, Buffer.from("\nendstream\nendobj\n")];
    parts.push(...object);
    size += object.reduce((sum, part) => sum + part.length, 0);
  }
  return Buffer.concat([...parts, Buffer.from(`trailer${tail}`)]);
}

/** A document whose one stream unfolds into a gigabyte: pieces that each unfold into a megabyte, said a thousand times. */
export function bombPdf() {
  const piece = (first) => {
    const whole = zlib.deflateRawSync(Buffer.alloc(1024 * 1024), { level: 9, finishFlush: zlib.constants.Z_FULL_FLUSH });
    return first ? Buffer.concat([Buffer.from([0x78, 0xda]), whole]) : whole;
  };
  const folded = Buffer.concat([piece(true), ...Array(1023).fill(piece(false))]);
  const [head, tail] = smallPdf().toString().split("trailer");
  const object = [Buffer.from(`4 0 obj\n<< /Filter /FlateDecode /Length ${folded.length} >>\nstream\n`), folded, Buffer.from("\nendstream\nendobj\n")];
  return Buffer.concat([Buffer.from(head), ...object, Buffer.from(`trailer${tail}`)]);
}

/** A picture whose head says so many points in each direction, and hardly anything behind it. */
export function pngThatSays(side) {
  const chunk = (name, data) => {
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    const named = Buffer.concat([Buffer.from(name), data]);
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(zlib.crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", zlib.deflateSync(Buffer.alloc(1024))), chunk("IEND", Buffer.alloc(0))]);
}

export const svgWithScript = () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(2)</script></svg>");

/** A program of Windows, as far as anybody looks. */
export const program = () => Buffer.concat([Buffer.from("MZ\x90\0\x03\0\0\0", "latin1"), Buffer.alloc(500), Buffer.from("This program cannot be run in DOS mode.")]);

/** What a phone writes into its photographs besides the picture. */
export const TOLD_BY_A_PHONE = ["Exif", "Caredesk Phone 9", "2026:11:12 08:15:00", "MAKERNOTE of seven geese", "12.9716N"];

/** A photograph as a phone keeps it: the picture lies on its side, and who took it, when and where stands before it. */
export function asAPhoneKeepsIt(jpeg) {
  const texts = { make: "Caredesk Phone 9\0", taken: "2026:11:12 08:15:00\0", note: "MAKERNOTE of seven geese, in Indiranagar\0", area: "ASCII\0\0\0 12.9716N 77.6412E\0" };
  const tiff = Buffer.alloc(4096);
  let free = 512;
  const directory = (at, entries) => {
    tiff.writeUInt16BE(entries.length, at);
    entries.forEach(([tag, type, count, value], index) => {
      const place = at + 2 + 12 * index;
      tiff.writeUInt16BE(tag, place);
      tiff.writeUInt16BE(type, place + 2);
      tiff.writeUInt32BE(count, place + 4);
      if (type === 3) tiff.writeUInt16BE(value, place + 8);
      else if (typeof value === "number") tiff.writeUInt32BE(value, place + 8);
      else {
        tiff.writeUInt32BE(free, place + 8);
        free += value.copy(tiff, free);
      }
    });
  };
  const text = (tag, words, type = 2) => [tag, type, words.length, Buffer.from(words, "latin1")];
  const degrees = (...parts) => {
    const bytes = Buffer.alloc(24);
    parts.forEach((part, index) => bytes.writeUInt32BE(part, 8 * index) && bytes.writeUInt32BE(1, 8 * index + 4));
    return [5, 3, bytes];
  };
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  directory(8, [text(0x010f, texts.make), [0x0112, 3, 1, 6], text(0x0132, texts.taken), [0x8769, 4, 1, 128], [0x8825, 4, 1, 256]]);
  directory(128, [text(0x9003, texts.taken), text(0x927c, texts.note, 7)]);
  directory(256, [[1, 2, 2, Buffer.from("N\0")], [2, ...degrees(12, 58, 17)], [3, 2, 2, Buffer.from("E\0")], [4, ...degrees(77, 38, 28)], text(0x1c, texts.area, 7)]);
  const content = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff.subarray(0, free)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

/** The marks of a JPEG's segments before its picture begins. */
export function segmentsOf(jpeg) {
  const marks = [];
  for (let at = 2; jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2)) marks.push(jpeg[at + 1]);
  return marks;
}
