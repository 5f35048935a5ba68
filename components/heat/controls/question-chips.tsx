"use client";

import { Button, Tag } from "antd";
import { EVERYTHING, type HeatQuestion } from "../../../duty/violation/heat-question";
import { useWords } from "../../words/use-words";
import styles from "./question-chips.module.css";
import { type QuestionNames, questionWords } from "./question-words";

/** What the chips show and tell. */
export interface QuestionChipsProps {
  readonly question: HeatQuestion;
  readonly names: Omit<QuestionNames, "language">;
  readonly onChange: (question: HeatQuestion) => void;
}

/** The question in words, a chip for each part that narrows, to be taken off one by one or all at once. */
export function QuestionChips({ question, names, onChange }: QuestionChipsProps) {
  const { say, language } = useWords();
  const phrases = questionWords(question, say, { ...names, language });
  return (
    <ul className={styles.chips} aria-label={say("controls.question.title")}>
      {phrases.length === 0 && <li className={styles.everything}>{say("controls.question.everything")}</li>}
      {phrases.map(({ key, text, without }) => (
        <li key={key}>
          <Tag
            className={styles.chip}
            closable={{ "aria-label": say("controls.question.drop", { text }) }}
            onClose={(event) => {
              event.preventDefault();
              onChange(without);
            }}
          >
            {text}
          </Tag>
        </li>
      ))}
      {phrases.length > 1 && (
        <li>
          <Button size="small" type="link" onClick={() => onChange(EVERYTHING)}>
            {say("controls.question.drop-all")}
          </Button>
        </li>
      )}
    </ul>
  );
}
