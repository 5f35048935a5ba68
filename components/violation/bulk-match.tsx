"use client";

import { Select } from "antd";
import { useWords } from "../words/use-words";
import styles from "./bulk-board.module.css";
import { BULK_FIELDS, type BulkColumns, type BulkField, fieldOf, withColumn } from "./bulk-columns";
import type { BulkLayer } from "./bulk-tasks";

interface BulkMatchProps {
  readonly layer: BulkLayer;
  readonly columns: BulkColumns;
  readonly onChange: (columns: BulkColumns) => void;
}

const SHOWN = 5;

/** The columns of the file with their first cells, and what each is taken for. */
export function BulkMatch({ layer, columns, onChange }: BulkMatchProps) {
  const { say } = useWords();
  const options = [
    { value: "", label: say("bulk.nothing") },
    ...BULK_FIELDS.map((field) => ({ value: field as string, label: say(`bulk.field.${field}`) })),
  ];
  return (
    <div className={styles.scroll}>
      <table className={styles.match} data-testid="match">
        <thead>
          <tr>
            {layer.fields.map((column) => (
              <th key={column} scope="col">
                <div>{column}</div>
                <Select<string>
                  size="small"
                  aria-label={say("bulk.taken-as", { column })}
                  value={fieldOf(columns, column) ?? ""}
                  options={options}
                  onChange={(field) => onChange(withColumn(columns, column, field === "" ? null : (field as BulkField)))}
                  popupMatchSelectWidth={false}
                  style={{ minWidth: 116 }}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layer.sample.slice(0, SHOWN).map(({ number, values }) => (
            <tr key={number}>
              {layer.fields.map((column) => (
                <td key={column} data-taken={fieldOf(columns, column) !== null}>
                  {String(values[column] ?? "")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
