//! Whether a photograph is whole. A decoder fills with grey what was cut off, and once it is written anew nobody could tell any more.

/// The marks of ITU-T T.81, table B.1, that stand without a segment behind them.
const BEGINS: u8 = 0xd8;
const ENDS: u8 = 0xd9;
const TEMPORARY: u8 = 0x01;

/// Whether it goes on to the mark that ends it. What stands behind that mark, as cameras put it there, is not looked at.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some((mark, behind)) = next_mark(rest) {
        rest = match mark {
            ENDS => return true,
            BEGINS | TEMPORARY => behind,
            _ => match segment(behind) {
                Some(behind) => behind,
                None => return false,
            },
        };
    }
    false
}

/// The next mark and what stands behind it. Points are in between: of these a byte of ones is followed by zero, and where they may be taken
/// up anew by one of eight numbers.
fn next_mark(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let is_mark = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
    let at = bytes.windows(2).position(is_mark)?;
    Some((bytes[at + 1], &bytes[at + 2..]))
}

/// What stands behind a segment, which begins with its own length.
fn segment(bytes: &[u8]) -> Option<&[u8]> {
    bytes.get(usize::from(u16::from_be_bytes(*bytes.first_chunk()?))..)
}
