import { createServer, type Server, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";

const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;
const code = (letter: string) => letter.charCodeAt(0);
const SYNC = code("S");
const TERMINATE = code("X");
/** Parse, Bind, Describe, Execute, Close, Flush. */
const EXTENDED = new Set(["P", "B", "D", "E", "C", "H"].map(code));
const READY = code("Z");
const IDLE = code("I");

/**
 * Lets one connection at a time talk to the only session the embedded engine has. A turn lasts until the engine says it is ready and idle: over
 * all messages of one extended query, and over a whole transaction. Interleaved messages would bind one client's values to another's statement.
 */
class Turns {
  #holder: object | null = null;
  readonly #waiting: { who: object; go: () => void }[] = [];

  /** Settles when it is `who`'s turn; at once if it already is. */
  take(who: object): Promise<void> {
    if (this.#holder === who) return Promise.resolve();
    if (this.#holder === null) {
      this.#holder = who;
      return Promise.resolve();
    }
    return new Promise((go) => this.#waiting.push({ who, go }));
  }

  holds(who: object): boolean {
    return this.#holder === who;
  }

  /** Ends `who`'s turn, or its waiting for one. */
  end(who: object): void {
    const place = this.#waiting.findIndex((one) => one.who === who);
    if (place >= 0) this.#waiting.splice(place, 1);
    if (this.#holder !== who) return;
    const next = this.#waiting.shift();
    this.#holder = next?.who ?? null;
    next?.go();
  }
}

/** Cuts a stream of bytes into protocol messages. The first has no letter. */
class Messages {
  #bytes: Buffer = Buffer.alloc(0);
  #started = false;

  add(chunk: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
  }

  /** The next whole message, or null. `letter` 0 stands for the messages before the start, whose second number says what they are. */
  next(): { letter: number; request: number; bytes: Buffer } | null {
    const head = this.#started ? 1 : 0;
    if (this.#bytes.length < head + 4) return null;
    const length = head + this.#bytes.readUInt32BE(head);
    if (this.#bytes.length < Math.max(length, head + 4)) return null;
    const bytes = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    if (this.#started) return { letter: bytes[0] as number, request: 0, bytes };
    const request = length >= 8 ? bytes.readUInt32BE(4) : 0;
    this.#started = request !== SSL_REQUEST && request !== GSS_REQUEST;
    return { letter: 0, request, bytes };
  }
}

const READY_LENGTH = 6;

/** Whether an answer ends with the engine's word that it is ready, and in which state. */
function readyAtEnd(answer: Uint8Array): number | null {
  const at = answer.length - READY_LENGTH;
  const ready =
    at >= 0 && answer[at] === READY && answer[at + 1] === 0 && answer[at + 2] === 0 && answer[at + 3] === 0 && answer[at + 4] === 5;
  return ready ? (answer[at + 5] as number) : null;
}

/** Whether the engine is to be ready only after a later Sync: all of an extended query but the Sync itself. */
const extended = (letter: number) => EXTENDED.has(letter);

/** Serves one client until it leaves. */
function serve(db: PGlite, socket: Socket, turns: Turns): void {
  const who = {};
  const messages = new Messages();
  let working = false;
  let gone = false;
  let skipping = false;

  const forward = async (letter: number, bytes: Uint8Array): Promise<void> => {
    await turns.take(who);
    if (gone) return;
    let held: Uint8Array = new Uint8Array(0);
    const send = (data: Uint8Array) => {
      if (data.length > 0 && !socket.destroyed) socket.write(Buffer.from(data));
    };
    await db.runExclusive(() =>
      db.execProtocolRawStream(bytes, {
        onRawData: (data) => {
          if (data.length === 0) return;
          send(held);
          held = data.slice();
        },
      }),
    );
    const state = readyAtEnd(held);
    // After a failure this engine says at once that it is ready, and again at the Sync. A server skips to the Sync and says it there only:
    // a client that hears it twice takes every later answer for the one before.
    if (state !== null && extended(letter)) {
      skipping = true;
      return send(held.subarray(0, held.length - READY_LENGTH));
    }
    send(held);
    if (state === IDLE) turns.end(who);
  };
  const work = async () => {
    if (working) return;
    working = true;
    for (let message = messages.next(); message && !gone; message = messages.next()) {
      const { letter, request, bytes } = message;
      if (letter === 0 && (request === SSL_REQUEST || request === GSS_REQUEST)) socket.write("N");
      else if ((letter === 0 && request === CANCEL_REQUEST) || letter === TERMINATE) socket.end();
      else if (!skipping || !extended(letter)) {
        if (letter === SYNC) skipping = false;
        await forward(letter, new Uint8Array(bytes));
      }
    }
    working = false;
  };
  const leave = async () => {
    if (gone) return;
    gone = true;
    // What it left open is undone before anybody else has a turn.
    if (turns.holds(who)) {
      await db.runExclusive(() => db.execProtocolRawStream(syncMessage(), { onRawData: () => {} })).catch(() => {});
      if (db.isInTransaction()) await db.exec("ROLLBACK").catch(() => {});
    }
    turns.end(who);
  };
  socket.setNoDelay(true);
  socket.on("data", (chunk) => {
    messages.add(chunk);
    work().catch(() => socket.destroy());
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", leave);
}

/** A Sync: it ends an extended query that its sender did not. */
const syncMessage = () => Uint8Array.from([SYNC, 0, 0, 0, 4]);

/** Puts an embedded engine behind a loopback port (0: any free one). @returns the server and the port it listens on. */
export function listen(db: PGlite, port = 0): Promise<{ readonly server: Server; readonly port: number }> {
  const turns = new Turns();
  const server = createServer((socket) => serve(db, socket, turns));
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      if (address && typeof address === "object") done({ server, port: address.port });
      else fail(new Error("the embedded database has no port"));
    });
  });
}
