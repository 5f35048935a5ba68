import { describe, expect, test } from "vitest";
import { another, draftText, emptyDraft, keptDraft, missing, type NewDraft, rowOfDraft } from "./new-draft";

const ID = "0123456789abcdef0123456789abcdef";
const NOW = Date.UTC(2026, 10, 26, 3, 0);
const draft = (change: Partial<NewDraft> = {}): NewDraft => ({ ...emptyDraft(ID, "officer"), ...change });
const full = draft({ point: [113.1, 34.2], category: "09001", description: " 两处摊贩 ", photos: ["k1"] });

describe("a draft", () => {
  test("begins with the channel of the role", () => {
    expect(["captain", "officer", "chief", "administrator"].map((role) => emptyDraft(ID, role).channel)).toEqual([
      "patrol",
      "patrol",
      "chief",
      "web",
    ]);
  });

  test("says what misses", () => {
    expect(missing(draft(), NOW)).toEqual(["place", "category"]);
    expect(missing(full, NOW)).toEqual([]);
    expect(missing({ ...full, at: NOW + 30_000 }, NOW)).toEqual([]);
    expect(missing({ ...full, at: NOW + 61_000 }, NOW)).toEqual(["future"]);
  });

  test("becomes a row; now unless told, empty is null", () => {
    expect(rowOfDraft(full, NOW)).toEqual({
      id: ID,
      at: "2026-11-26T03:00:00.000Z",
      lon: 113.1,
      lat: 34.2,
      category: "09001",
      channel: "patrol",
      description: "两处摊贩",
      address: null,
      device: null,
      photos: ["k1"],
    });
    expect(() => rowOfDraft(draft(), NOW)).toThrow(ID);
  });

  test("names who reported only behind a citizen's channel", () => {
    const reporter = { name: "王某", phone: "13800000000", email: "" };
    expect(rowOfDraft({ ...full, reporter }, NOW)).not.toHaveProperty("reporter");
    expect(rowOfDraft({ ...full, reporter, channel: "12345" }, NOW)).toHaveProperty("reporter", {
      name: "王某",
      phone: "13800000000",
      email: null,
    });
    expect(rowOfDraft({ ...full, channel: "12345" }, NOW)).not.toHaveProperty("reporter");
  });

  test("kept and read back, without who reported", () => {
    const kept = draftText({ ...full, reporter: { name: "王某", phone: "13800000000", email: "" } });
    expect(kept).not.toContain("13800000000");
    expect(keptDraft(kept, "officer")).toEqual(full);
  });

  test.each([null, "", "{", "[]", "3", '{"id":"x"}', "null"])("%s is no draft", (kept) => expect(keptDraft(kept, "officer")).toBeNull());

  test("what is broken in a kept one is left out", () => {
    const kept = keptDraft(JSON.stringify({ id: ID, point: [1, "x"], channel: "fax", photos: [1, "k"], at: "soon" }), "chief");
    expect(kept).toEqual({ ...emptyDraft(ID, "chief"), photos: ["k"] });
  });

  test("another one here keeps place and channel only", () => {
    const next = another({ ...full, channel: "wechat", address: "市场路" }, "f".repeat(32), "officer");
    expect(next).toEqual({ ...emptyDraft("f".repeat(32), "officer"), point: [113.1, 34.2], channel: "wechat", address: "市场路" });
  });
});
