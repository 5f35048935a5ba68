import { anchorOf } from "../../geo/plane/anchor";
import type { Point } from "../../geo/plane/point";
import type { Plant } from "./plant";

/** An assignment to a new standard that says nothing; where it is the only one at a place, to one that no category knows. */
export const noStandard: Plant = (to, chance) => {
  const own = chance.pick(to.assignments());
  if (!to.take(`standard at ${own.post}`)) return false;
  const blind = to.post(own.post).place !== null && to.assignmentsAt(own.post).length === 1;
  const standard = to.addStandard(blind);
  to.set({ ...own, standard });
  return to.expect("standard.missing", blind ? own.post : standard, []);
};

/** An assistant is of another grid than his beat, or a post goes where its grid has no ground. */
export const outsideGrid: Plant = (to, chance) => {
  if (chance.chance(0.5)) {
    const own = chance.pick(to.assignments().filter(({ person }) => to.person(person).kind === "assistant"));
    const grid = chance.pick(to.plan.grids.filter(({ code }) => code !== own.grid && !to.quietGrids.includes(code)));
    if (!to.take(`grid of ${own.code}`)) return false;
    to.set({ ...own, grid: grid.code });
    return to.expect("assignment.outside-grid", own.code, []);
  }
  const post = chance.pick([...to.posts("foot"), ...to.posts("fixed")]);
  const far = to.farFrom(
    post.grid,
    Array.from({ length: 8 }, (): Point => anchorOf(chance.pick(to.plan.cells).area)),
  );
  if (!far || !to.take(`line of ${post.code}`)) return false;
  to.setPost({ ...post, line: post.kind === "fixed" ? [far] : [...post.line, far] });
  return to.expect("assignment.outside-grid", post.code, []);
};
