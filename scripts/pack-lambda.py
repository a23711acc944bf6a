"""Packs a program as AWS Lambda unpacks it: python pack-lambda.py PROGRAM ZIP [--without-unwinding]. Needs `deflate` (libdeflate), which
packs some hundredths tighter than zlib. The same program makes the same zip.

With --without-unwinding the tables by which a panic is unwound are emptied first. Rust leaves them in a program that stops at a panic, because
its own library has them.
"""

import struct
import sys
import zipfile

import deflate

TABLES = {b".eh_frame", b".eh_frame_hdr"}
# Of the ELF64 layout, little-endian: where the headers of segments and sections are said to be, and one header of each.
PLACES = struct.Struct("<32x Q Q 6x H H H H H")
SEGMENT = struct.Struct("<I")
SECTION = struct.Struct("<I I 8x 8x Q Q")
SAYS_WHERE_TABLES_ARE, NOTHING, NO_BYTES = 0x6474E550, 0, 8


def without_unwinding(program: bytes) -> bytes:
    """The program with the same places for everything, zeros in place of the tables, and nothing that leads to them."""
    assert program[:6] == b"\x7fELF\x02\x01", "not a 64-bit little-endian ELF program"
    emptied = bytearray(program)
    segments, sections, segment_size, segment_count, section_size, section_count, names = PLACES.unpack_from(program)
    for at in (segments + n * segment_size for n in range(segment_count)):
        if SEGMENT.unpack_from(program, at)[0] == SAYS_WHERE_TABLES_ARE:
            SEGMENT.pack_into(emptied, at, NOTHING)
    found = set()
    headers = [SECTION.unpack_from(program, sections + n * section_size) for n in range(section_count)]
    for name_at, kind, start, size in headers:
        name_at += headers[names][2]
        name = program[name_at : program.index(b"\0", name_at)]
        if name in TABLES and kind != NO_BYTES:
            emptied[start : start + size] = bytes(size)
            found.add(name)
    assert found == TABLES, f"of the tables there are only {found}"
    return bytes(emptied)


class Deflate:
    """What zipfile asks of a compressor: the whole file is one piece."""

    def __init__(self):
        self.parts = []

    def compress(self, part):
        self.parts.append(part)
        return b""

    def flush(self):
        return bytes(deflate.deflate_compress(b"".join(self.parts), 12))


program_path, zip_path, *options = sys.argv[1:]
with open(program_path, "rb") as file:
    program = file.read()
assert options in ([], ["--without-unwinding"]), options
if options:
    program = without_unwinding(program)
zipfile._get_compressor = lambda *_: Deflate()
entry = zipfile.ZipInfo("bootstrap", date_time=(1980, 1, 1, 0, 0, 0))
entry.compress_type = zipfile.ZIP_DEFLATED
entry.external_attr = 0o100755 << 16
with zipfile.ZipFile(zip_path, "w") as packed:
    packed.writestr(entry, program)
with zipfile.ZipFile(zip_path) as packed:
    assert packed.testzip() is None and packed.read("bootstrap") == program
