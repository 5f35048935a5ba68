/** Rows after which long work lets others have their turn: a few milliseconds. */
export const STRETCH = 250;

/** Lets the event loop have its turn: answers of the database and other requests are met meanwhile. */
export const breath = (): Promise<void> => new Promise((done) => setImmediate(done));
