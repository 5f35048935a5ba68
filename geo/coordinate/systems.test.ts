import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planeAt } from "../plane/plane";
import type { Point } from "../plane/point";
import { bd09 } from "./bd09";
import { gcj02 } from "./gcj02";
import { otherDatum, SYSTEMS, systemOf, systemOfWkt, ZONES } from "./systems";

const china = fc.tuple(fc.double({ min: 73.7, max: 135, noNaN: true }), fc.double({ min: 18, max: 53.5, noNaN: true }));
const apart = (a: Point, b: Point) => planeAt(a).distance(a, b);

describe("round trips", () => {
  test.each(["wgs84", "cgcs2000", "gcj02", "bd09", "web-mercator"])("%s over China within a millimetre", (code) => {
    const system = systemOf(code)!;
    fc.assert(
      fc.property(china, (point) => apart(point, system.toWgs84(system.fromWgs84(point))) < 0.001),
      { numRuns: 300 },
    );
  });

  test("every strip within a millimetre, six degrees to each side of its meridian", () => {
    const at = fc.tuple(
      fc.constantFrom(...ZONES),
      fc.double({ min: -6, max: 6, noNaN: true }),
      fc.double({ min: 3, max: 54, noNaN: true }),
    );
    const fine = ([zone, off, lat]: [(typeof ZONES)[number], number, number]) => {
      const point: Point = [zone.meridian.lon + off, lat];
      return apart(point, zone.system.toWgs84(zone.system.fromWgs84(point))) < 0.001;
    };
    fc.assert(fc.property(at, fine), { numRuns: 500 });
  });

  test("the inverse stays exact where the shift is largest", () => {
    let worst = 0;
    for (let lon = 73.7; lon < 135; lon += 0.83) {
      for (let lat = 18; lat < 53.5; lat += 0.71) {
        worst = Math.max(worst, ...[gcj02, bd09].map((system) => apart([lon, lat], system.toWgs84(system.fromWgs84([lon, lat])))));
      }
    }
    expect(worst).toBeLessThan(1e-6);
  });
});

describe("fixed points", () => {
  test("outside China GCJ-02 and BD-09 are WGS84", () => {
    for (const point of [
      [-87.65, 41.9],
      [2.35, 48.86],
      [151.2, -33.9],
      [0, 0],
    ] as Point[]) {
      expect(gcj02.fromWgs84(point)).toEqual(point);
      expect(gcj02.toWgs84(point)).toEqual(point);
      expect(bd09.fromWgs84(point)).toEqual(point);
    }
  });

  test("Tiananmen: the shift as map services publish it", () => {
    const moved = gcj02.fromWgs84([116.404, 39.915]);
    expect(moved[0]).toBeCloseTo(116.41024449916938, 8);
    expect(moved[1]).toBeCloseTo(39.91640428150164, 8);
    // Published beside the formula: BD-09 of the GCJ-02 point 116.404, 39.915.
    const baidu = bd09.fromWgs84(gcj02.toWgs84([116.404, 39.915]));
    expect(baidu[0]).toBeCloseTo(116.41036949371029, 7);
    expect(baidu[1]).toBeCloseTo(39.92133699351021, 7);
  });

  test("on its own meridian a strip's easting is the false one, and northing the meridian's arc", () => {
    const cm114 = systemOf("epsg:4547")!;
    const [east, north] = cm114.fromWgs84([114, 22.5]);
    expect(east).toBeCloseTo(500_000, 6);
    // Arc from the equator to 22.5 degrees on GRS80 by Simpson's rule over the radius of curvature.
    expect(north).toBeCloseTo(arc(22.5), 3);
    expect(systemOf("epsg:4526")!.fromWgs84([114, 22.5])[0]).toBeCloseTo(38_500_000, 6);
    expect(systemOf("epsg:4497")!.fromWgs84([111, 22.5])[0]).toBeCloseTo(19_500_000, 6);
    expect(systemOf("epsg:32650")!.fromWgs84([117, 22.5])[1]).toBeCloseTo(arc(22.5) * 0.9996, 3);
  });

  test("codes are those of the register", () => {
    const names = ["epsg:4491", "epsg:4501", "epsg:4502", "epsg:4512", "epsg:4513", "epsg:4533", "epsg:4534", "epsg:4554"].map(
      (code) => systemOf(code)?.name,
    );
    expect(names).toEqual([
      "CGCS2000 / Gauss-Kruger zone 13",
      "CGCS2000 / Gauss-Kruger zone 23",
      "CGCS2000 / Gauss-Kruger CM 75E",
      "CGCS2000 / Gauss-Kruger CM 135E",
      "CGCS2000 / 3-degree Gauss-Kruger zone 25",
      "CGCS2000 / 3-degree Gauss-Kruger zone 45",
      "CGCS2000 / 3-degree Gauss-Kruger CM 75E",
      "CGCS2000 / 3-degree Gauss-Kruger CM 135E",
    ]);
    expect(new Set(SYSTEMS.map(({ code }) => code)).size).toBe(SYSTEMS.length);
    expect(systemOf("EPSG:4326")?.code).toBe("wgs84");
    expect(systemOf("epsg:99999")).toBeNull();
    expect(systemOf("tm:113.9,120000,0,1")?.fromWgs84([113.9, 0])[0]).toBeCloseTo(120_000, 6);
    expect(systemOf("tm:114,500000,0,1")?.code).toBe("epsg:4547");
    expect(systemOf("tm:1,2,3")).toBeNull();
  });

  test("nothing throws, whatever the numbers", () => {
    const any = fc.tuple(fc.constantFrom(...SYSTEMS), fc.double(), fc.double());
    fc.assert(
      fc.property(any, ([system, x, y]) => system.toWgs84([x, y]).length === 2 && system.fromWgs84([x, y]).length === 2),
      { numRuns: 300 },
    );
  });
});

function arc(degrees: number): number {
  const f = 1 / 298.257222101;
  const e2 = f * (2 - f);
  const radius = (lat: number) => (6_378_137 * (1 - e2)) / (1 - e2 * Math.sin(lat) ** 2) ** 1.5;
  const steps = 2000;
  const step = (degrees * Math.PI) / 180 / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) sum += radius(i * step) * (i === 0 || i === steps ? 1 : i % 2 ? 4 : 2);
  return (sum * step) / 3;
}

const esri = (name: string, geographic: string, datum: string, lon: number, east: number) =>
  `PROJCS["${name}",GEOGCS["${geographic}",DATUM["${datum}",SPHEROID["X",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${east}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${lon}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

describe("what texts name", () => {
  test("a .prj of ESRI", () => {
    expect(
      systemOfWkt(esri("CGCS2000_3_Degree_GK_CM_114E", "GCS_China_Geodetic_Coordinate_System_2000", "D_China_2000", 114, 500_000))?.code,
    ).toBe("epsg:4547");
    expect(
      systemOfWkt(esri("CGCS2000_3_Degree_GK_Zone_38", "GCS_China_Geodetic_Coordinate_System_2000", "D_China_2000", 114, 38_500_000))?.code,
    ).toBe("epsg:4526");
    expect(systemOfWkt(esri("Local", "GCS_WGS_1984", "D_WGS_1984", 113.75, 500_000))?.code).toBe("tm:113.75,500000,0,1");
    expect(
      systemOfWkt(
        'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
      )?.code,
    ).toBe("wgs84");
    expect(
      systemOfWkt('GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]]]')
        ?.code,
    ).toBe("cgcs2000");
    expect(
      systemOfWkt(
        'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["Central_Meridian",0.0]]',
      )?.code,
    ).toBe("web-mercator");
  });

  test("the outer code counts, not that of the ellipsoid or the datum", () => {
    const text =
      'PROJCS["x",GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],AUTHORITY["EPSG","4490"]],PROJECTION["Transverse_Mercator"],PARAMETER["central_meridian",117],AUTHORITY["EPSG","4548"]]';
    expect(systemOfWkt(text)?.code).toBe("epsg:4548");
    expect(
      systemOfWkt(
        'GEOGCRS["WGS 84",DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563]],CS[ellipsoidal,2],ID["EPSG",4326]]',
      )?.code,
    ).toBe("wgs84");
  });

  test("codes and urns", () => {
    expect(systemOfWkt("urn:ogc:def:crs:OGC:1.3:CRS84")?.code).toBe("wgs84");
    expect(systemOfWkt("urn:ogc:def:crs:EPSG::4547")?.code).toBe("epsg:4547");
    expect(systemOfWkt("http://www.opengis.net/def/crs/EPSG/0/4490")?.code).toBe("cgcs2000");
    expect(systemOfWkt("EPSG:3857")?.code).toBe("web-mercator");
    expect(systemOfWkt("")).toBeNull();
    expect(systemOfWkt("rubbish")).toBeNull();
  });

  test("other datums are refused by name", () => {
    const xian = esri("Xian_1980_3_Degree_GK_CM_114E", "GCS_Xian_1980", "D_Xian_1980", 114, 500_000);
    expect([systemOfWkt(xian), otherDatum(xian)]).toEqual([null, "datum.xian80"]);
    const beijing = esri("Beijing_1954_3_Degree_GK_CM_114E", "GCS_Beijing_1954", "D_Beijing_1954", 114, 500_000);
    expect([systemOfWkt(beijing), otherDatum(beijing)]).toEqual([null, "datum.beijing54"]);
    for (const name of ["Krassowsky_1940", "Krasovsky 1940", "Pulkovo 1942"])
      expect(otherDatum(`GEOGCS["x",DATUM["x",SPHEROID["${name}",1,2]]]`)).toBe("datum.beijing54");
    expect(otherDatum("EPSG:2383")).toBe("datum.xian80");
    expect(otherDatum("urn:ogc:def:crs:EPSG::2435")).toBe("datum.beijing54");
    expect(otherDatum("EPSG:4547")).toBeNull();
    expect(systemOfWkt(esri("Foreign", "GCS_Tokyo", "D_Tokyo", 114, 500_000))).toBeNull();
  });
});
