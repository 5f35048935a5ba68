import { describe, expect, test } from "vitest";
import { choiceOn, HOUR_CHOICES, type HourChoice, withChoice } from "./hour-choices";
import { spotOf, type WeekHours } from "./week-hours";

const choice = (name: HourChoice["name"]) => HOUR_CHOICES.find((one) => one.name === name) as HourChoice;
const told = (value: WeekHours) => (value ?? []).flatMap((flag, slot) => (flag ? [spotOf(slot)] : []));

describe("quick choices", () => {
  test("working days, then morning: working mornings", () => {
    const value = withChoice(withChoice(null, choice("working")), choice("morning"));
    expect(told(value)).toHaveLength(15);
    expect(told(value).every(({ day, hour }) => day < 5 && hour >= 6 && hour < 9)).toBe(true);
    expect(HOUR_CHOICES.filter((one) => choiceOn(value, one)).map(({ name }) => name)).toEqual(["working", "morning"]);
  });

  test("the order does not matter, and weekend takes the place of working days", () => {
    const one = withChoice(withChoice(null, choice("dusk")), choice("weekend"));
    expect(withChoice(withChoice(withChoice(null, choice("working")), choice("weekend")), choice("dusk"))).toEqual(one);
  });

  test("a second press lets it go", () => {
    for (const one of HOUR_CHOICES) expect(withChoice(withChoice(null, one), one)).toBeNull();
  });

  test("service touches 06:30-21:30, night is the rest", () => {
    const [service, night] = [withChoice(null, choice("service")), withChoice(null, choice("night"))];
    expect(service?.map((flag) => !flag)).toEqual(night);
    expect(told(service).map(({ hour }) => hour)).toContain(6);
    expect(told(service).map(({ hour }) => hour)).toContain(21);
  });

  test("a ragged choice is replaced, and no quick choice is on", () => {
    const ragged = Array.from({ length: 168 }, (_none, slot) => slot === 7 || slot === 32);
    expect(HOUR_CHOICES.some((one) => choiceOn(ragged, one))).toBe(false);
    expect(withChoice(ragged, choice("noon"))).toEqual(withChoice(null, choice("noon")));
  });
});
