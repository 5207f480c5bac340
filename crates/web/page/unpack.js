// Unpacks the engine: letters to bytes, then LZMA, which is a third smaller than formats that browsers can unpack.
"use strict";

/** The values that may be written as letters from U+0100 on, because HTML would change them. */
const ESCAPED = [0, 13, 60];

/** Converts eight letters of seven bits each to seven bytes. @param {string} letters @returns {Uint8Array<ArrayBuffer>} */
function bytesOf(letters) {
  const bytes = new Uint8Array(Math.floor(letters.length / 8) * 7);
  let to = 0;
  let held = 0;
  let bits = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters.charCodeAt(at);
    held = ((held << 7) | (letter < 128 ? letter : ESCAPED[letter - 0x100])) & 0x3fff;
    bits += 7;
    if (bits >= 8) {
      bits -= 8;
      bytes[to] = held >> bits;
      to += 1;
    }
  }
  return bytes;
}

/**
 * Decodes a file of `xz --format=lzma` (LZMA as specified in the LZMA SDK, which is in the public domain).
 * @param {Uint8Array} input @returns {Uint8Array<ArrayBuffer>}
 */
function unlzma(input) {
  const view = new DataView(input.buffer, input.byteOffset);
  const properties = input[0];
  const lc = properties % 9;
  const lp = Math.floor(properties / 9) % 5;
  const pb = Math.floor(properties / 45);
  const size = view.getUint32(5, true);
  const output = new Uint8Array(size);

  // The probabilities of the model, in one array.
  const IS_MATCH = 0, IS_REP = 192, IS_REP0 = 204, IS_REP1 = 216, IS_REP2 = 228, IS_REP0_LONG = 240, SLOTS = 432,
    SPECIAL = 688, ALIGN = 816, LENGTH = 832, REP_LENGTH = 1346, LITERAL = 1860;
  const model = new Uint16Array(LITERAL + (0x300 << (lc + lp))).fill(1024);

  let from = 18;
  let range = 0xffffffff;
  let code = view.getUint32(14);

  /** @param {number} at */
  function bit(at) {
    const chance = model[at];
    const bound = (range >>> 11) * chance;
    let found = 0;
    if (code < bound) {
      range = bound;
      model[at] = chance + ((2048 - chance) >>> 5);
    } else {
      range -= bound;
      code -= bound;
      model[at] = chance - (chance >>> 5);
      found = 1;
    }
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | input[from]) >>> 0;
      from += 1;
    }
    return found;
  }

  /** Reads bits with fixed probability. @param {number} many */
  function plain(many) {
    let found = 0;
    for (let left = many; left > 0; left -= 1) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      found = (found << 1) | one;
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | input[from]) >>> 0;
        from += 1;
      }
    }
    return found;
  }

  /** @param {number} at @param {number} many */
  function tree(at, many) {
    let node = 1;
    for (let left = many; left > 0; left -= 1) node = (node << 1) | bit(at + node);
    return node - (1 << many);
  }

  /** Reads a bit tree, lowest bit first. @param {number} at @param {number} many */
  function reversed(at, many) {
    let node = 1;
    let found = 0;
    for (let place = 0; place < many; place += 1) {
      const one = bit(at + node);
      node = (node << 1) | one;
      found |= one << place;
    }
    return found;
  }

  /** @param {number} at @param {number} position */
  function length(at, position) {
    if (bit(at) === 0) return tree(at + 2 + (position << 3), 3);
    if (bit(at + 1) === 0) return 8 + tree(at + 130 + (position << 3), 3);
    return 16 + tree(at + 258, 8);
  }

  /** @param {number} long */
  function distance(long) {
    const slot = tree(SLOTS + (Math.min(long, 3) << 6), 6);
    if (slot < 4) return slot;
    const many = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << many;
    if (slot < 14) return base + reversed(SPECIAL + base - slot, many);
    return base + plain(many - 4) * 16 + reversed(ALIGN, 4);
  }

  let state = 0;
  let rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0;
  let to = 0;
  const positions = (1 << pb) - 1;
  const places = (1 << lp) - 1;
  while (to < size) {
    const position = to & positions;
    if (bit(IS_MATCH + (state << 4) + position) === 0) {
      const before = to > 0 ? output[to - 1] : 0;
      const at = LITERAL + 0x300 * (((to & places) << lc) + (before >> (8 - lc)));
      let symbol = 1;
      if (state >= 7) {
        let like = output[to - rep0 - 1];
        while (symbol < 0x100) {
          const one = (like >> 7) & 1;
          like <<= 1;
          const found = bit(at + ((1 + one) << 8) + symbol);
          symbol = (symbol << 1) | found;
          if (one !== found) break;
        }
      }
      while (symbol < 0x100) symbol = (symbol << 1) | bit(at + symbol);
      output[to] = symbol;
      to += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let long;
    if (bit(IS_REP + state) !== 0) {
      if (bit(IS_REP0 + state) === 0) {
        if (bit(IS_REP0_LONG + (state << 4) + position) === 0) {
          state = state < 7 ? 9 : 11;
          output[to] = output[to - rep0 - 1];
          to += 1;
          continue;
        }
      } else {
        let chosen;
        if (bit(IS_REP1 + state) === 0) {
          chosen = rep1;
        } else {
          if (bit(IS_REP2 + state) === 0) {
            chosen = rep2;
          } else {
            chosen = rep3;
            rep3 = rep2;
          }
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = chosen;
      }
      long = length(REP_LENGTH, position);
      state = state < 7 ? 8 : 11;
    } else {
      rep3 = rep2;
      rep2 = rep1;
      rep1 = rep0;
      long = length(LENGTH, position);
      state = state < 7 ? 7 : 10;
      rep0 = distance(long);
      if (rep0 === 0xffffffff || rep0 < 0) break;
    }
    for (let left = Math.min(long + 2, size - to); left > 0; left -= 1) {
      output[to] = output[to - rep0 - 1];
      to += 1;
    }
  }
  return output;
}
