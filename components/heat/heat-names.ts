import type { QuestionNames } from "./controls/question-words";

/** What the page's words need to know beside a question: squads by code, the city's own categories, the last day there is. */
export type HeatNames = Omit<QuestionNames, "language">;
