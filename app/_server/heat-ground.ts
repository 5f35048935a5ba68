import { planFeatures } from "../../duty/plan-features";
import { anchorOf } from "../../geo/plane/anchor";
import type { LiveCity } from "./city";
import { kept } from "./kept";
import type { HeatGround } from "./print/heat-pdf";

/** What lies under heat where it is printed: communities, streets, turfs. Kept while the plan is. */
export function heatGround({ plan }: LiveCity): HeatGround {
  const holder = kept<{ plan: unknown; ground: HeatGround | null }>("heat-ground", () => ({ plan: null, ground: null }));
  if (holder.plan !== plan || !holder.ground) {
    // What is drawn of turfs does not depend on a moment.
    const turfs = planFeatures(
      plan,
      plan.version.from,
    )("squad").flatMap(({ shape, properties }) =>
      shape.type === "area" ? [{ name: String(properties.name), area: shape.area, at: anchorOf(shape.area) }] : [],
    );
    const land = plan.communities.length > 0 ? plan.communities.map(({ area }) => area) : turfs.map(({ area }) => area);
    const streets = plan.segments.map(({ street, class: kind, line }) => ({ name: street, class: kind, line }));
    Object.assign(holder, { plan, ground: { land, streets, turfs } });
  }
  return holder.ground as HeatGround;
}
