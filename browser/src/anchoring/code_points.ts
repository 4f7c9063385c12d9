/**
 * The one border between Carrel's positions (Unicode code points) and the browser's (UTF-16 units).
 */

/** How many code points `text` has; an unpaired surrogate counts as one. */
export function countPoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The number of code points before the UTF-16 `offset`; inside a pair it counts the pair. */
export function pointsBefore(text: string, offset: number): number {
  const inside = isLow(text, offset) && isHigh(text, offset - 1);
  return countPoints(text.slice(0, inside ? offset + 1 : offset));
}

/** The UTF-16 offset that lies after `points` code points; the end when the text is shorter. */
export function offsetAfter(text: string, points: number): number {
  let offset = 0;
  for (let left = points; left > 0 && offset < text.length; left -= 1) {
    offset += isHigh(text, offset) && isLow(text, offset + 1) ? 2 : 1;
  }
  return offset;
}

function isHigh(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
