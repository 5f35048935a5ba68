import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { decodePhoto, MOST_PHOTO_BYTES } from "./decode-photo";
import { halves, manyScans, packedText, promisedPng, withChunk, withComment, withExif } from "./pictures-for-tests";
import { turns } from "./turns";

async function decoded(bytes: Uint8Array) {
  const photo = await decodePhoto(bytes);
  if (!photo.ok) throw new Error(photo.fault);
  return photo;
}
const fault = async (bytes: Uint8Array) => {
  const photo = await decodePhoto(bytes);
  return photo.ok ? null : [photo.fault, photo.values];
};
/** The colour of a pixel: r, g, b to the nearest 64. */
async function colour(jpeg: Uint8Array, left: number, top: number): Promise<string> {
  const pixel = await sharp(jpeg).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return [...pixel].map((value) => Math.round(value / 64)).join("");
}

describe("a picture that is taken", () => {
  test.each(["jpeg", "png", "webp"] as const)("%s becomes a JPEG with a thumbnail", async (format) => {
    const photo = await decoded(await halves(3000, 1500, format));
    expect([photo.width, photo.height]).toEqual([2048, 1024]);
    const [full, thumb] = await Promise.all([sharp(photo.full).metadata(), sharp(photo.thumb).metadata()]);
    expect([full.format, full.width, thumb.format, thumb.width, thumb.height]).toEqual(["jpeg", 2048, "jpeg", 320, 160]);
    expect([await colour(photo.full, 100, 500), await colour(photo.full, 1900, 500)]).toEqual(["400", "004"]);
  });

  test("a small one is not blown up; what is clear becomes white; sixteen bits and one channel are read", async () => {
    const clear = await sharp({ create: { width: 30, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer();
    const photo = await decoded(clear);
    expect([photo.width, photo.height, await colour(photo.full, 5, 5)]).toEqual([30, 20, "444"]);
    expect((await decoded(await sharp(clear).toColourspace("rgb16").png().toBuffer())).width).toBe(30);
    expect((await decoded(await sharp(clear).flatten().toColourspace("b-w").jpeg().toBuffer())).width).toBe(30);
    expect((await decoded(await sharp(clear).flatten().toColourspace("cmyk").jpeg().toBuffer())).width).toBe(30);
  });

  test("stands upright, whichever way the camera was held", async () => {
    const corners: Record<number, [number, number, string, string]> = {
      1: [400, 200, "400", "004"],
      2: [400, 200, "004", "400"],
      3: [400, 200, "004", "400"],
      6: [200, 400, "400", "004"],
      8: [200, 400, "004", "400"],
    };
    for (const [orientation, [width, height, first, last]] of Object.entries(corners)) {
      const photo = await decoded(withExif(await halves(), { orientation: Number(orientation) }));
      expect([photo.width, photo.height]).toEqual([width, height]);
      expect([await colour(photo.full, 10, 10), await colour(photo.full, width - 10, height - 10)]).toEqual([first, last]);
    }
  });

  test("nothing it carried goes along: comment, EXIF, profile, XMP, what hangs behind its end", async () => {
    const base = await sharp(await halves())
      .withIccProfile("p3")
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><script>alert(2)</script></x:xmpmeta>')
      .jpeg()
      .toBuffer();
    const carried = withComment(withExif(base, { taken: "2026:11:24 07:20:00", latitudeRef: "N" }), "<script>alert(1)</script>");
    const photo = await decoded(Buffer.concat([carried, Buffer.from("PK\x03\x04 <?php system($_GET[0]);")]));
    expect(photo.exif).not.toBeNull();
    for (const kept of [photo.full, photo.thumb]) {
      const { exif, icc, xmp, iptc, comments } = await sharp(kept).metadata();
      expect([exif, icc, xmp, iptc, comments]).toEqual([undefined, undefined, undefined, undefined, undefined]);
      expect(Buffer.from(kept).toString("latin1")).not.toMatch(/script|2026:11|<\?php|Exif|Adobe/i);
      expect([...kept.slice(-2)]).toEqual([0xff, 0xd9]);
    }
  });

  test("the same bytes give the same picture", async () => {
    const bytes = await halves();
    expect(Buffer.from((await decoded(bytes)).full).equals(Buffer.from((await decoded(bytes)).full))).toBe(true);
  });

  test("one pixel, one line", async () => {
    expect((await decoded(await halves(1, 1))).width).toBe(1);
    expect(await decoded(await halves(60_000, 2, "png"))).toMatchObject({ width: 2048, height: 1 });
  });
});

describe("a picture that is refused", () => {
  test("nothing, too much, no picture, another kind whatever it calls itself", async () => {
    expect(await fault(new Uint8Array())).toEqual(["photo.empty", {}]);
    expect(await fault(new Uint8Array(MOST_PHOTO_BYTES + 1))).toEqual(["photo.too-large", { limit: MOST_PHOTO_BYTES }]);
    expect(await fault(Buffer.from("<html><script>alert(1)</script>"))).toEqual(["photo.not-a-picture", {}]);
    expect(await fault(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))).toEqual([
      "photo.wrong-kind",
      { kind: "SVG" },
    ]);
    expect(await fault(await halves(20, 20, "gif"))).toEqual(["photo.wrong-kind", { kind: "GIF" }]);
    expect(await fault(await halves(20, 20, "avif"))).toEqual(["photo.wrong-kind", { kind: "AVIF" }]);
    expect(await fault(await halves(20, 20, "tiff"))).toEqual(["photo.wrong-kind", { kind: "TIFF" }]);
    expect(await fault(Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"))).toEqual(["photo.wrong-kind", { kind: "HEIC" }]);
  });

  test("only the head is one: the rest is a script, a drawing, an archive", async () => {
    for (const head of ["\xff\xd8\xff\xe0", "\x89PNG\r\n\x1a\n", "RIFF\xff\xff\0\0WEBP"])
      for (const rest of ["<svg><script/></svg>", "<?php ?>", "", "\0".repeat(5000)])
        expect(await fault(Buffer.from(`${head}${rest}`, "latin1"))).toEqual(["photo.broken", {}]);
  });

  test.each(["jpeg", "png", "webp"] as const)("%s cut short anywhere", async (format) => {
    const noise = await sharp({
      create: { width: 300, height: 300, channels: 3, background: "#888", noise: { type: "gaussian", mean: 128, sigma: 40 } },
    })
      .toFormat(format)
      .toBuffer();
    for (const part of [0.02, 0.3, 0.6, 0.9])
      expect(await fault(noise.subarray(0, Math.floor(noise.length * part)))).toEqual(["photo.broken", {}]);
  });

  test("a moving WebP, a moving PNG", async () => {
    const frames = await sharp([await halves(20, 20, "png"), await halves(20, 20, "webp")], { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect(await fault(frames)).toEqual(["photo.animated", {}]);
    expect(await fault(withChunk(await halves(20, 20, "png"), "acTL", Buffer.alloc(8)))).toEqual(["photo.animated", {}]);
  });

  test("60,000 x 60,000 pixels in 130 bytes, at once and in no memory", async () => {
    const [from, before] = [performance.now(), process.resourceUsage().maxRSS];
    expect(await fault(promisedPng(60_000, 60_000))).toEqual(["photo.too-many-pixels", { limit: 50 }]);
    expect(await fault(promisedPng(2_000_000_000, 1))).not.toBeNull();
    expect(await fault(manyScans(60_000, 60_000, 1).subarray(0, 400))).toEqual(["photo.too-many-pixels", { limit: 50 }]);
    expect(await fault(promisedPng(7000, 7000))).toEqual(["photo.broken", {}]);
    expect(performance.now() - from).toBeLessThan(5000);
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(400_000);
  });

  test("a thousand scans told in a few bytes each are counted, not read; twenty are a photo", async () => {
    const bomb = manyScans(7000, 7000, 880);
    expect(bomb.length).toBeLessThan(200_000);
    const from = performance.now();
    expect(await fault(bomb)).toEqual(["photo.broken", {}]);
    expect(performance.now() - from).toBeLessThan(1000);
    expect((await decoded(manyScans(700, 700, 20))).width).toBe(700);
  });

  test("text that unpacks to 600 megabytes is not unpacked", async () => {
    const png = await halves(20, 20, "png");
    const text = await packedText(600);
    const before = process.resourceUsage().maxRSS;
    for (const name of ["zTXt", "iCCP"]) {
      const from = performance.now();
      await decodePhoto(withChunk(png, name, text));
      expect(performance.now() - from).toBeLessThan(3000);
    }
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(200_000);
  });
});

test("the page goes on while pictures are unpacked", async () => {
  const large = await sharp({
    create: { width: 3500, height: 3500, channels: 3, background: "#888", noise: { type: "gaussian", mean: 128, sigma: 30 } },
  })
    .jpeg()
    .toBuffer();
  let [longest, last] = [0, performance.now()];
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await decoded(large);
  clearInterval(timer);
  expect(longest).toBeLessThan(300);
});

test("turns: never more at once than may, in order, a failure frees its place, full is told", async () => {
  const line = turns(2, 3);
  let [running, most] = [0, 0];
  const order: number[] = [];
  const work = (place: number) =>
    line.take(async () => {
      most = Math.max(most, ++running);
      await new Promise((go) => setTimeout(go, 5));
      running--;
      order.push(place);
      if (place === 1) throw new Error("one");
    });
  const all = [0, 1, 2, 3, 4].map(work);
  expect(line.open).toBe(false);
  const ended = await Promise.allSettled(all);
  expect([most, order, line.open]).toEqual([2, [0, 1, 2, 3, 4], true]);
  expect(ended.map(({ status }) => status === "rejected")).toEqual([false, true, false, false, false]);
});
