//! Photographs and scans: decoded within limits, turned upright, written anew.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage, Rgba};

use super::{Bounds, Kind, Looked, Why, jpeg};

/// Nobody sees a difference to the original, and it is not much larger.
const JPEG_QUALITY: u8 = 92;

/// Longest side of a preview, in points.
const PREVIEW: u32 = 1_200;
/// Quality of a preview: it is looked at, and not kept for what is fine in it.
const PREVIEW_QUALITY: u8 = 80;

/// The same picture and nothing else, and a smaller one to look at.
pub(super) fn redrawn(kind: Kind, bytes: &[u8], bounds: &Bounds) -> Result<Looked, Why> {
    let format = format_of(kind, bytes).ok_or(Why::WrongKind)?;
    if format == ImageFormat::Jpeg && !jpeg::is_whole(bytes) {
        return Err(Why::Damaged);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(bounds.picture_bytes);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| told(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > bounds.pixels || decoder.total_bytes() > bounds.picture_bytes {
        return Err(Why::TooMuch);
    }
    // Metadata that cannot be read turns nothing.
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| told(&error))?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    let preview = small(&picture).map_err(|error| told(&error))?;
    let bytes = written(format, picture).map_err(|error| told(&error))?;
    if bytes.len() as u64 > bounds.picture_kept { Err(Why::TooMuch) } else { Ok(Looked { bytes, preview: Some(preview) }) }
}

/// How a picture of this kind is written, when it begins like one.
pub(super) fn format_of(kind: Kind, bytes: &[u8]) -> Option<ImageFormat> {
    match kind {
        Kind::Jpeg if bytes.starts_with(b"\xff\xd8\xff") => Some(ImageFormat::Jpeg),
        Kind::Png if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Some(ImageFormat::Png),
        _ => None,
    }
}

/// On white, for what is transparent.
fn small(picture: &DynamicImage) -> Result<Vec<u8>, ImageError> {
    let (width, height) = (picture.width().min(PREVIEW), picture.height().min(PREVIEW));
    let small = picture.thumbnail(width, height).into_rgba8();
    let on_white = |color: u8, alpha: u8| 255 - u8::try_from(u16::from(255 - color) * u16::from(alpha) / 255).unwrap_or(255);
    let flat = RgbImage::from_fn(small.width(), small.height(), |x, y| {
        let Rgba([red, green, blue, alpha]) = *small.get_pixel(x, y);
        Rgb([red, green, blue].map(|color| on_white(color, alpha)))
    });
    let mut bytes = Vec::new();
    flat.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, PREVIEW_QUALITY))?;
    Ok(bytes)
}

fn written(format: ImageFormat, picture: DynamicImage) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Vec::new();
    if format == ImageFormat::Jpeg {
        let eight_bits = if picture.color().has_color() { DynamicImage::from(picture.into_rgb8()) } else { picture.into_luma8().into() };
        eight_bits.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))?;
    } else {
        // Not the fast one: that writes some pictures as they are in memory.
        picture.write_with_encoder(PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive))?;
    }
    Ok(bytes)
}

fn told(error: &ImageError) -> Why {
    match error {
        ImageError::Limits(_) => Why::TooMuch,
        _ => Why::Damaged,
    }
}
