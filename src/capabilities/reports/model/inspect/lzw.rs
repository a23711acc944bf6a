//! LZW as PDF has it (ISO 32000-1, 7.4.4): codes of 9 to 12 bits, the first letters first, unfolded piece by piece.

use std::io::{Error, Read, Result};

use weezl::decode::Decoder;
use weezl::{BitOrder, LzwStatus};

/// What unfolds as it is read.
pub(super) struct Unlzw<'a> {
    decoder: Decoder,
    rest: &'a [u8],
    read: u64,
}

impl<'a> Unlzw<'a> {
    /// `early`: codes grow one longer before they must, which is how nearly everybody writes it.
    pub(super) fn new(data: &'a [u8], early: bool) -> Self {
        let decoder = if early { Decoder::with_tiff_size_switch(BitOrder::Msb, 8) } else { Decoder::new(BitOrder::Msb, 8) };
        Self { decoder, rest: data, read: 0 }
    }

    /// Bytes that were taken of the data.
    pub(super) const fn read_so_far(&self) -> u64 {
        self.read
    }
}

impl Read for Unlzw<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        loop {
            let step = self.decoder.decode_bytes(self.rest, into);
            self.rest = &self.rest[step.consumed_in..];
            self.read += step.consumed_in as u64;
            match step.status {
                _ if step.consumed_out > 0 => return Ok(step.consumed_out),
                Err(error) => return Err(Error::other(error)),
                Ok(LzwStatus::Ok) if step.consumed_in > 0 => {}
                Ok(_) => return Ok(0),
            }
        }
    }
}

/// Whether data begins as LZW does: with the code that clears the table, 256 in nine bits.
pub(super) fn begins(data: &[u8]) -> bool {
    matches!(data, [0x80, second, ..] if second & 0x80 == 0)
}
