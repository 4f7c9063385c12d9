import { describe, expect, it } from "vitest";
import { both, placeOf, spanOfPlace } from "./drafts";

describe("drafts", () => {
  it("name a place that gives its passage back", () => {
    const span = { start: 295, end: 427 };
    expect(spanOfPlace(placeOf("jalali2001", span))).toEqual(span);
    expect(spanOfPlace(placeOf("jalali2001"))).toBeNull();
  });

  it("of one note in two browsers become one in which no word is lost", () => {
    expect(both("", "here")).toBe("here");
    expect(both("here and on", "here")).toBe("here and on");
    expect(both("here", "here and on")).toBe("here and on");
    expect(both("one way", "another")).toBe("one way\n\nanother");
  });
});
