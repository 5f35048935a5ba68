import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";

/** Where a command speaks and listens: the terminal, or a test. */
export interface Console {
  /** A line of the answer. */
  out(line: string): void;
  /** What is said beside the answer, as it is. */
  aside(text: string): void;
  /** Whether somebody watches what is said beside. */
  readonly watched: boolean;
  /** Whether somebody can be asked. */
  readonly answers: boolean;
  /** Asks for a secret; what is typed is not shown. */
  secret(question: string): Promise<string>;
  /** All that comes in. */
  input(): Promise<string>;
  /** Hears when the user wants the work to stop (Ctrl-C), instead of the process ending at once. @returns what ends the hearing */
  interrupted(stop: () => void): () => void;
}

async function secret(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asking = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(question);
  try {
    return await asking.question("");
  } finally {
    asking.close();
    process.stderr.write("\n");
  }
}

/** The terminal this process runs in. */
export const terminal: Console = {
  out: (line) => void process.stdout.write(`${line}\n`),
  aside: (words) => void process.stderr.write(words),
  watched: process.stderr.isTTY === true,
  answers: process.stdin.isTTY === true && process.stderr.isTTY === true,
  secret,
  input: () => text(process.stdin),
  interrupted: (stop) => {
    process.on("SIGINT", stop);
    return () => void process.off("SIGINT", stop);
  },
};
