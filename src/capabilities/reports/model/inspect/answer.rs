//! What a process that looked into a file says to the one that asked it: one line, and behind it what a picture was redrawn as.
//!
//! Whoever listens trusts none of it: the other one has read what strangers sent.

use std::io::{self, Write};

use super::{Bounds, Kind, Looked, Why, picture};

/// No answer is larger: a picture as it is kept, its preview, and the line before them.
pub const LARGEST_ANSWER: u64 = Bounds::OURS.picture_kept + LARGEST_PREVIEW + LONGEST_LINE as u64;

/// No preview is larger, in bytes.
const LARGEST_PREVIEW: u64 = 4 * 1024 * 1024;
/// No line is longer.
const LONGEST_LINE: usize = 40;
/// What a look may find. For what else a file is not taken nobody needs to look inside.
const FOUND_INSIDE: [Why; 7] = [Why::WrongKind, Why::Damaged, Why::Locked, Why::TooMuch, Why::Bomb, Why::Macros, Why::Malware];

/// The file may be kept, as it was sent.
const AS_SENT: &str = "as_sent";
/// A picture may be kept as this: so many bytes, and behind them so many of its preview.
const REDRAWN: &str = "redrawn";
/// It is not taken, for this reason.
const REFUSED: &str = "refused";

/// Says what a look brought.
///
/// # Errors
/// When nobody listens any more.
pub fn tell(looked: &Result<Looked, Why>, into: &mut impl Write) -> io::Result<()> {
    match looked {
        Err(why) => writeln!(into, "{REFUSED} {}", why.word()),
        Ok(Looked { preview: None, .. }) => writeln!(into, "{AS_SENT}"),
        Ok(Looked { bytes, preview: Some(preview) }) => {
            writeln!(into, "{REDRAWN} {} {}", bytes.len(), preview.len())?;
            into.write_all(bytes)?;
            into.write_all(preview)
        }
    }
}

/// What was said of a file of this kind with these bytes. One of which nothing was said, or nothing that can be understood, is damaged: it
/// stopped whoever looked.
///
/// # Errors
/// Why it is not taken.
pub fn heard(kind: Kind, sent: Vec<u8>, answer: Option<Vec<u8>>) -> Result<Looked, Why> {
    answer.and_then(|answer| understood(kind, sent, answer)).unwrap_or(Err(Why::Damaged))
}

fn understood(kind: Kind, sent: Vec<u8>, mut answer: Vec<u8>) -> Option<Result<Looked, Why>> {
    let ends = answer.iter().take(LONGEST_LINE).position(|byte| *byte == b'\n')?;
    let behind = answer.split_off(ends + 1);
    let words: Vec<&str> = std::str::from_utf8(&answer[..ends]).ok()?.split(' ').collect();
    match words[..] {
        // A picture is never kept as it was sent: what else is in it would be kept, too.
        [AS_SENT] if behind.is_empty() && !matches!(kind, Kind::Jpeg | Kind::Png) => Some(Ok(Looked { bytes: sent, preview: None })),
        [REFUSED, why] if behind.is_empty() => Why::of_word(why).filter(|why| FOUND_INSIDE.contains(why)).map(Err),
        [REDRAWN, kept, smaller] => redrawn(kind, behind, (kept.parse().ok()?, smaller.parse().ok()?)).map(Ok),
        _ => None,
    }
}

/// What begins like a picture of this kind, and its preview, of these lengths.
fn redrawn(kind: Kind, mut bytes: Vec<u8>, (kept, smaller): (usize, usize)) -> Option<Looked> {
    let is_small = kept as u64 <= Bounds::OURS.picture_kept && smaller as u64 <= LARGEST_PREVIEW;
    if !is_small || kept.checked_add(smaller) != Some(bytes.len()) {
        return None;
    }
    let preview = bytes.split_off(kept);
    picture::format_of(kind, &bytes)?;
    picture::format_of(Kind::Jpeg, &preview)?;
    Some(Looked { bytes, preview: Some(preview) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const JPEG: &[u8] = b"\xff\xd8\xff and so on";
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and so on\nand on";

    fn told(looked: &Result<Looked, Why>) -> Vec<u8> {
        let mut answer = Vec::new();
        tell(looked, &mut answer).unwrap();
        answer
    }

    fn picture(bytes: &[u8]) -> Looked {
        Looked { bytes: bytes.to_vec(), preview: Some(JPEG.to_vec()) }
    }

    fn hears(kind: Kind, answer: &[u8]) -> Result<Looked, Why> {
        heard(kind, b"as it was".to_vec(), Some(answer.to_vec()))
    }

    #[test]
    fn f39_what_a_look_brought_is_heard_as_it_was_told() {
        for kind in Kind::ALL {
            for why in Why::ALL {
                let heard = if FOUND_INSIDE.contains(&why) { why } else { Why::Damaged };
                assert_eq!(hears(kind, &told(&Err(why))), Err(heard), "{kind:?}");
                assert_eq!(serde_json::to_value(why).unwrap(), why.word(), "the same word everywhere");
            }
        }
        for kind in [Kind::Pdf, Kind::Doc, Kind::Docx] {
            let as_sent = Ok(Looked { bytes: b"as it was".to_vec(), preview: None });
            assert_eq!(told(&as_sent), b"as_sent\n", "no bytes come back");
            assert_eq!(hears(kind, &told(&as_sent)), as_sent);
        }
        for (kind, bytes) in [(Kind::Jpeg, JPEG), (Kind::Png, PNG)] {
            assert_eq!(hears(kind, &told(&Ok(picture(bytes)))), Ok(picture(bytes)));
        }
    }

    #[test]
    fn f39_what_cannot_be_understood_makes_a_file_a_damaged_one() {
        assert_eq!(heard(Kind::Pdf, b"as it was".to_vec(), None), Err(Why::Damaged), "nothing was said");
        let nonsense: [&[u8]; 9] = [
            b"",
            b"as_sent",
            b"as_sent\n and more",
            b"AS_SENT\n",
            b"refused\n",
            b"refused nicely\n",
            b"refused bomb\n and more",
            b"refused bomb bomb\n",
            b"\xff\xfe\n",
        ];
        for (kind, said) in Kind::ALL.into_iter().flat_map(|kind| nonsense.map(|said| (kind, said))) {
            assert_eq!(hears(kind, said), Err(Why::Damaged), "{kind:?}: {}", String::from_utf8_lossy(said));
        }
        for kind in [Kind::Jpeg, Kind::Png] {
            assert_eq!(hears(kind, b"as_sent\n"), Err(Why::Damaged), "a picture as it was sent");
        }
        for (kind, bytes) in [(Kind::Png, JPEG), (Kind::Jpeg, PNG), (Kind::Pdf, JPEG), (Kind::Pdf, b"%PDF-1.7"), (Kind::Jpeg, b"<script>")]
        {
            assert_eq!(hears(kind, &told(&Ok(picture(bytes)))), Err(Why::Damaged), "{kind:?}");
        }
        let most = usize::MAX;
        for lengths in [format!("{most} 1"), format!("{most} {most}"), format!("0 {}", JPEG.len()), "-1 1".to_owned(), "17".to_owned()] {
            let said = [format!("redrawn {lengths}\n").as_bytes(), JPEG].concat();
            assert_eq!(hears(Kind::Jpeg, &said), Err(Why::Damaged), "{lengths}");
        }
        let sized = |size: u64| [JPEG, &vec![b'.'; usize::try_from(size).unwrap() - JPEG.len()]].concat();
        for (kept, smaller, is_taken) in [
            (sized(Bounds::OURS.picture_kept), sized(LARGEST_PREVIEW), true),
            (sized(Bounds::OURS.picture_kept + 1), JPEG.to_vec(), false),
            (JPEG.to_vec(), sized(LARGEST_PREVIEW + 1), false),
        ] {
            let said = told(&Ok(Looked { bytes: kept, preview: Some(smaller) }));
            assert!(said.len() as u64 <= LARGEST_ANSWER && hears(Kind::Jpeg, &said).is_ok() == is_taken, "{} bytes", said.len());
        }
    }

    proptest! {
        #[test]
        fn f39_half_an_answer_and_one_of_any_bytes_are_none(cut in 1..50_usize, noise in prop::collection::vec(any::<u8>(), 0..99)) {
            let whole = told(&Ok(picture(PNG)));
            prop_assert_eq!(hears(Kind::Png, &whole[..whole.len() - cut]), Err(Why::Damaged));
            prop_assert_eq!(hears(Kind::Png, &[&whole[..], b"!"].concat()), Err(Why::Damaged));
            for kind in Kind::ALL {
                prop_assert_eq!(hears(kind, &noise), Err(Why::Damaged));
            }
        }
    }
}
