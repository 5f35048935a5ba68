import { may } from "../../../duty/may";
import { cached } from "../../_server/cached";
import { theCity } from "../../_server/city";
import { door } from "../../_server/door";

/** The whole plan in force, for the index in the browser. People's phones only for who may see them. */
export const GET = door({ may: "plan.read" }, async ({ request, caller }) => {
  const { plan, tag } = await theCity();
  const phones = may(caller.role, "phone.see").ok;
  return cached(request, `${tag}-${phones ? "phones" : "plain"}`, async () =>
    Response.json(phones ? plan : { ...plan, persons: plan.persons.map((person) => ({ ...person, phone: "" })) }),
  );
});
