"use client";

import { type ReactNode, useId } from "react";
import styles from "./field.module.css";

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly children: (id: string, described: string | undefined) => ReactNode;
}

/** A label over its control, with a hint below it; the control takes the id it is given. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const described = hint ? `${id}-hint` : undefined;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children(id, described)}
      {hint && (
        <div id={described} className={styles.hint}>
          {hint}
        </div>
      )}
    </div>
  );
}
