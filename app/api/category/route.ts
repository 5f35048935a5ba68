import { z } from "zod";
import { addLocalCategory, localCategories } from "../../../db/category";
import { MAJORS } from "../../../duty/violation/category-table";
import { actorOf } from "../../_server/caller";
import { theCity } from "../../_server/city";
import { database } from "../../_server/database";
import { door } from "../../_server/door";
import { Refusal } from "../../_server/fault";
import { intakeChanged } from "../../_server/intake";

/** The city's own extensions of the vocabulary; the national one ships with the portal. */
export const GET = door({ may: "heat.read" }, async () => {
  const live = await theCity();
  return { json: { categories: await localCategories(database(), live.head.city) } };
});

const body = z.object({
  name: z.string().trim().min(1).max(60),
  major: z.string().refine((code) => MAJORS.some((one) => one.code === code && one.kind === "matter"), "major class 06 to 10"),
});

/** Adds a local extension: its number counts down from 999 within its class and its name carries the mark, as the standard asks. */
export const POST = door({ may: "vocabulary.change", body }, async ({ body: told, caller, request }) => {
  const live = await theCity();
  const made = await addLocalCategory(database(), live.head.city, told, actorOf(caller, request.headers));
  if (!made.ok) throw new Refusal(made.fault, 409);
  intakeChanged();
  return { json: made.category, status: 201 };
});
