import { describe, expect, test } from "vitest";
import { countPoints, offsetAfter, pointsBefore } from "./code_points";

const TEXTS = [
  "",
  "plain",
  "naïve",
  "a𝒜b",
  "𝒜𝓑𝒞",
  "خواندن با مداد",
  "👩‍🎓 reads",
  "\ud835 alone \udc9c",
];

describe("code points and UTF-16 units", () => {
  test.each(TEXTS)("every code point of %j is counted once", (text) => {
    expect(countPoints(text)).toBe([...text].length);
  });

  test.each(TEXTS)("going to a code point of %j and back leads to it again", (text) => {
    for (let points = 0; points <= countPoints(text); points += 1) {
      expect(pointsBefore(text, offsetAfter(text, points))).toBe(points);
    }
  });

  test.each(TEXTS)("an offset in %j agrees with the text before it", (text) => {
    for (let points = 0; points <= countPoints(text); points += 1) {
      const before = text.slice(0, offsetAfter(text, points));
      expect(before).toBe([...text].slice(0, points).join(""));
    }
  });

  test("an offset inside a pair counts the pair", () => {
    expect(pointsBefore("a𝒜b", 2)).toBe(2);
  });

  test("beyond the end is the end", () => {
    expect(offsetAfter("a𝒜", 9)).toBe(3);
  });
});
