import { describe, expect, it } from "vitest";
import { countPoints, offsetAfter, pointsBefore } from "./code_points";

const TEXTS = [
  "",
  "Iran",
  "Russia and 𝐈ran",
  "👩‍🏫 reads 𐎠𐎼",
  "ایران و روسیه",
  "a\ud83d",
  "\ude00b",
];

describe("code points and UTF-16 units", () => {
  it("counts as Python does: one for each code point, one for an unpaired surrogate", () => {
    expect(TEXTS.map(countPoints)).toEqual([0, 4, 15, 12, 13, 2, 2]);
  });

  it("comes back to the same offset at every boundary of a code point", () => {
    for (const text of TEXTS) {
      for (let points = 0; points <= countPoints(text); points += 1) {
        expect(pointsBefore(text, offsetAfter(text, points))).toBe(points);
      }
    }
  });

  it("counts the whole pair for an offset inside it, and never splits one", () => {
    expect(pointsBefore("𝐈ran", 1)).toBe(1);
    expect(offsetAfter("𝐈ran", 1)).toBe(2);
  });

  it("stops at the end of a text that is shorter", () => {
    expect(offsetAfter("𝐈", 9)).toBe(2);
  });
});
