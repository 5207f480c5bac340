//! Glyphs slightly above or below their line: superscripts, and logos such as LaTeX.

use super::super::page::Glyph;

/// The largest shift from the baseline, as a share of the font size.
const MOST_SHIFT: f64 = 0.5;

/// The tolerance within which glyphs of a piece share their baseline, as a share of the font size.
const SAME: f64 = 0.02;

/// The gap that ends a piece, as a share of the font size.
const PIECE_GAP: f64 = 1.0;

/// The distance within which a shifted piece belongs to a line.
const NEAR: f64 = 0.4;

/// The most glyphs of a shifted piece.
const MOST_SHIFTED: usize = 4;

/// The number of pieces examined before and after.
const NEIGHBOURS: usize = 16;

/// Adjacent glyphs on one baseline.
struct Piece {
    from: usize,
    to: usize,
    y: f64,
    size: f64,
    left: f64,
    right: f64,
}

/// Moves shifted glyphs to the baseline of their line; the glyphs are sorted from the top.
pub(super) fn settle(glyphs: &mut [Glyph]) {
    let pieces = pieces(glyphs);
    for (at, piece) in pieces.iter().enumerate() {
        if piece.to - piece.from > MOST_SHIFTED {
            continue;
        }
        let near = pieces.iter().skip(at.saturating_sub(NEIGHBOURS)).take(2 * NEIGHBOURS + 1);
        let host = near
            .filter(|host| is_host(host, piece))
            .min_by(|a, b| (a.y - piece.y).abs().total_cmp(&(b.y - piece.y).abs()));
        if let Some(host) = host {
            glyphs.iter_mut().take(piece.to).skip(piece.from).for_each(|glyph| glyph.y = host.y);
        }
    }
}

fn is_host(host: &Piece, piece: &Piece) -> bool {
    let shift = (host.y - piece.y).abs();
    let more = host.to - host.from > piece.to - piece.from;
    more && shift > SAME * host.size
        && shift <= MOST_SHIFT * host.size
        && piece.size <= host.size * (1.0 + SAME)
        && piece.left > host.left - NEAR * host.size
        && piece.left < host.right + NEAR * host.size
}

fn pieces(glyphs: &[Glyph]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        let right = glyph.x + glyph.width;
        match pieces.last_mut() {
            Some(last)
                if (last.y - glyph.y).abs() <= SAME * last.size
                    && glyph.x - last.right < PIECE_GAP * last.size =>
            {
                last.to = at + 1;
                last.right = last.right.max(right);
                last.size = last.size.max(glyph.size);
            }
            _ => pieces.push(Piece {
                from: at,
                to: at + 1,
                y: glyph.y,
                size: glyph.size,
                left: glyph.x,
                right,
            }),
        }
    }
    pieces
}
