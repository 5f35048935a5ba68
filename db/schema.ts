import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  type PgColumn,
  pgTable,
  primaryKey,
  serial,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { geometry } from "./geometry";

// The nouns of duty/plan.ts as tables. Every row of a plan is keyed by (plan, code): docs/decisions/003.
// What drizzle has no word for (EXCLUDE, partitions, triggers, ST_IsValid) stands in the hand-written migrations.

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const area = geometry("MultiPolygon");
const shape = geometry("Geometry");
const spot = geometry("Point");
const int4range = customType<{ data: string }>({ dataType: () => "int4range" });
const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });
const tstzrange = customType<{ data: string }>({ dataType: () => "tstzrange" });

/** Cities the database remembers; exactly one is current. */
export const city = pgTable(
  "city",
  {
    id: serial("id").primaryKey(),
    name: text("name").notNull(),
    timeZone: text("time_zone").notNull(),
    sample: boolean("sample").notNull().default(false),
    current: boolean("current").notNull().default(false),
    /** Rises with every change of what answers depend on; other processes watch it. */
    revision: bigint("revision", { mode: "number" }).notNull().default(1),
  },
  (t) => [uniqueIndex("city_name").on(t.name, t.sample)],
);

export const plan = pgTable(
  "plan",
  {
    id: serial("id").primaryKey(),
    city: integer("city")
      .notNull()
      .references(() => city.id),
    name: text("name").notNull(),
    state: text("state").notNull(),
    from: instant("valid_from").notNull(),
    to: instant("valid_to"),
    /** Generated from the two before: what EXCLUDE compares. */
    valid: tstzrange("valid").generatedAlwaysAs(sql`tstzrange(valid_from, valid_to, '[)')`),
    bureauName: text("bureau_name").notNull(),
    bureauPhone: text("bureau_phone").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    createdBy: text("created_by").notNull(),
    /** How many changes a draft has seen: who saves a change says upon which number it was made. */
    revision: integer("revision").notNull().default(0),
    /** The version this one was copied from. */
    basedOn: integer("based_on"),
  },
  (t) => [
    check("plan_state", sql`${t.state} in ('draft', 'in-force', 'retired')`),
    check("plan_span", sql`${t.to} is null or ${t.to} > ${t.from}`),
  ],
);

const ofPlan = () =>
  integer("plan")
    .notNull()
    .references(() => plan.id, { onDelete: "cascade" });

export const office = pgTable("office", { plan: ofPlan(), code: text("code").notNull(), name: text("name").notNull() }, (t) => [
  primaryKey({ columns: [t.plan, t.code] }),
]);

export const community = pgTable(
  "community",
  { plan: ofPlan(), code: text("code").notNull(), name: text("name").notNull(), office: text("office"), area: area("area").notNull() },
  (t) => [
    primaryKey({ columns: [t.plan, t.code] }),
    foreignKey({ columns: [t.plan, t.office], foreignColumns: [office.plan, office.code] }),
    index("community_area").using("gist", t.area),
  ],
);

export const person = pgTable(
  "person",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    squad: text("squad"),
    phone: text("phone").notNull(),
  },
  (t) => [primaryKey({ columns: [t.plan, t.code] }), check("person_kind", sql`${t.kind} in ('formal', 'assistant', 'cadre')`)],
);

export const squad = pgTable(
  "squad",
  { plan: ofPlan(), code: text("code").notNull(), name: text("name").notNull(), captain: text("captain"), phone: text("phone").notNull() },
  (t) => [
    primaryKey({ columns: [t.plan, t.code] }),
    foreignKey({ columns: [t.plan, t.captain], foreignColumns: [person.plan, person.code] }),
  ],
);

export const standard = pgTable(
  "standard",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    version: integer("version").notNull(),
    items: jsonb("items").notNull(),
  },
  (t) => [primaryKey({ columns: [t.plan, t.code] })],
);

export const duty = pgTable(
  "duty",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    text: text("text").notNull(),
    answersTo: text("answers_to").notNull(),
  },
  (t) => [primaryKey({ columns: [t.plan, t.code] })],
);

/** Every change of a draft with what takes it back: undo without limit, and who did what. */
export const planChange = pgTable(
  "plan_change",
  {
    plan: ofPlan(),
    number: integer("number").notNull(),
    deed: text("deed").notNull(),
    patch: jsonb("patch").notNull(),
    inverse: jsonb("inverse").notNull(),
    /** The number of the change this one takes back, if it does. */
    undoes: integer("undoes"),
    by: text("changed_by").notNull(),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.plan, t.number] })],
);

const refers = (name: string, own: [PgColumn, PgColumn], there: [PgColumn, PgColumn]) =>
  foreignKey({ name, columns: own, foreignColumns: there });

export const grid = pgTable(
  "grid",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    squad: text("squad").notNull(),
    standard: text("standard").notNull(),
    duty: text("duty").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.plan, t.code] }),
    refers("grid_squad", [t.plan, t.squad], [squad.plan, squad.code]),
    refers("grid_standard", [t.plan, t.standard], [standard.plan, standard.code]),
    refers("grid_duty", [t.plan, t.duty], [duty.plan, duty.code]),
  ],
);

export const cell = pgTable(
  "cell",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    community: text("community").notNull(),
    grid: text("grid").notNull(),
    area: area("area").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.plan, t.code] }),
    refers("cell_community", [t.plan, t.community], [community.plan, community.code]),
    refers("cell_grid", [t.plan, t.grid], [grid.plan, grid.code]),
    index("cell_area").using("gist", t.area),
  ],
);

export const segment = pgTable(
  "segment",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    street: text("street").notNull(),
    class: text("class").notNull(),
    ends: jsonb("ends").notNull(),
    line: shape("line").notNull(),
    chief: text("chief"),
    squad: text("squad"),
  },
  (t) => [
    primaryKey({ columns: [t.plan, t.code] }),
    refers("segment_chief", [t.plan, t.chief], [person.plan, person.code]),
    refers("segment_squad", [t.plan, t.squad], [squad.plan, squad.code]),
    check("segment_class", sql`${t.class} in ('main', 'secondary', 'lane')`),
  ],
);

export const place = pgTable(
  "place",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    at: spot("at").notNull(),
    keyHours: jsonb("key_hours").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.plan, t.code] }),
    check("place_kind", sql`${t.kind} in ('market', 'school', 'mall', 'food-street', 'fringe', 'hospital', 'station', 'park')`),
  ],
);

export const post = pgTable(
  "post",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    grid: text("grid").notNull(),
    kind: text("kind").notNull(),
    mode: text("mode").notNull(),
    line: shape("line").notNull(),
    place: text("place"),
    qualified: integer("qualified").notNull().default(0),
    hours: jsonb("hours"),
  },
  (t) => [
    primaryKey({ columns: [t.plan, t.code] }),
    refers("post_grid", [t.plan, t.grid], [grid.plan, grid.code]),
    refers("post_place", [t.plan, t.place], [place.plan, place.code]),
    check("post_kind", sql`${t.kind} in ('fixed', 'foot', 'vehicle')`),
    check("post_qualified", sql`${t.qualified} between 0 and 9`),
    check("post_mode", sql`${t.mode} in ('peak-watch', 'patrol', 'fixed-joint')`),
  ],
);

export const assignment = pgTable(
  "assignment",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    grid: text("grid").notNull(),
    post: text("post").notNull(),
    person: text("person").notNull(),
    deputy: text("deputy"),
    standard: text("standard").notNull(),
    duty: text("duty").notNull(),
    pattern: jsonb("pattern").notNull(),
    exceptions: jsonb("exceptions").notNull().default([]),
    from: instant("valid_from").notNull(),
    to: instant("valid_to"),
  },
  (t) => [
    primaryKey({ columns: [t.plan, t.code] }),
    refers("assignment_grid", [t.plan, t.grid], [grid.plan, grid.code]),
    refers("assignment_post", [t.plan, t.post], [post.plan, post.code]),
    refers("assignment_person", [t.plan, t.person], [person.plan, person.code]),
    refers("assignment_deputy", [t.plan, t.deputy], [person.plan, person.code]),
    refers("assignment_standard", [t.plan, t.standard], [standard.plan, standard.code]),
    refers("assignment_duty", [t.plan, t.duty], [duty.plan, duty.code]),
    check("assignment_not_own_deputy", sql`${t.deputy} is null or ${t.deputy} <> ${t.person}`),
    check("assignment_span", sql`${t.to} is null or ${t.to} > ${t.from}`),
  ],
);

/** Somebody is not there. */
export const absence = pgTable(
  "absence",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    person: text("person").notNull(),
    reason: text("reason").notNull(),
    from: instant("valid_from").notNull(),
    to: instant("valid_to").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.plan, t.code] }),
    refers("absence_person", [t.plan, t.person], [person.plan, person.code]),
    check("absence_reason", sql`${t.reason} in ('leave', 'sick', 'training', 'other')`),
    check("absence_span", sql`${t.to} > ${t.from}`),
  ],
);

/** Days that are not lived as their weekday says. */
export const calendarDay = pgTable(
  "calendar_day",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    as: integer("lived_as").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.plan, t.code] }),
    check("calendar_day_code", sql`${t.code} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`),
    check("calendar_day_kind", sql`${t.kind} in ('holiday', 'workday')`),
    check("calendar_day_as", sql`${t.as} between 1 and 7`),
  ],
);

/** Squads merged for joint duty at some hours. */
export const merger = pgTable(
  "merger",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    squads: jsonb("squads").notNull(),
    lead: text("lead").notNull(),
    hours: jsonb("hours").notNull(),
    from: instant("valid_from").notNull(),
    to: instant("valid_to"),
  },
  (t) => [
    primaryKey({ columns: [t.plan, t.code] }),
    refers("merger_lead", [t.plan, t.lead], [squad.plan, squad.code]),
    check("merger_span", sql`${t.to} is null or ${t.to} > ${t.from}`),
  ],
);

/** The minutes of the week each assignment holds: what keeps one person off two posts at once. */
export const assignmentTime = pgTable(
  "assignment_time",
  {
    plan: ofPlan(),
    assignment: text("assignment").notNull(),
    person: text("person").notNull(),
    minutes: int4range("minutes").notNull(),
    valid: tstzrange("valid").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.plan, t.assignment], foreignColumns: [assignment.plan, assignment.code] }).onDelete("cascade"),
    check("assignment_time_minutes", sql`lower(${t.minutes}) >= 0 and upper(${t.minutes}) <= 10080 and not isempty(${t.minutes})`),
  ],
);

export const borderRule = pgTable(
  "border_rule",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    one: text("one").notNull(),
    other: text("other").notNull(),
    width: doublePrecision("width").notNull(),
    basis: text("basis").notNull(),
    state: text("state").notNull(),
    parts: jsonb("parts").notNull(),
    text: text("text").notNull(),
    from: instant("valid_from").notNull(),
    to: instant("valid_to"),
    valid: tstzrange("valid").generatedAlwaysAs(sql`tstzrange(valid_from, valid_to, '[)')`),
  },
  (t) => [
    primaryKey({ columns: [t.plan, t.code] }),
    refers("border_rule_one", [t.plan, t.one], [squad.plan, squad.code]),
    refers("border_rule_other", [t.plan, t.other], [squad.plan, squad.code]),
    check("border_rule_pair", sql`${t.one} collate "C" < ${t.other} collate "C"`),
    check("border_rule_width", sql`${t.width} > 0 and ${t.width} <= 500`),
    check("border_rule_state", sql`${t.state} in ('proposed', 'agreed', 'adjudicated')`),
    check("border_rule_basis", sql`${t.basis} in ('centre-line', 'kerb', 'wall', 'other')`),
    check("border_rule_span", sql`${t.to} is null or ${t.to} > ${t.from}`),
  ],
);

export const allowance = pgTable(
  "allowance",
  {
    plan: ofPlan(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    area: area("area").notNull(),
    categories: jsonb("categories").notNull(),
    hours: jsonb("hours").notNull(),
    from: instant("valid_from").notNull(),
    to: instant("valid_to"),
  },
  (t) => [primaryKey({ columns: [t.plan, t.code] }), check("allowance_span", sql`${t.to} is null or ${t.to} > ${t.from}`)],
);

export const baseFeature = pgTable(
  "base_feature",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    city: integer("city")
      .notNull()
      .references(() => city.id, { onDelete: "cascade" }),
    layer: text("layer").notNull(),
    class: text("class").notNull(),
    name: text("name"),
    geom: shape("geom").notNull(),
    /** The import it came with, so that it can be taken back; null for the sample's. */
    source: integer("source"),
  },
  (t) => [index("base_feature_city").on(t.city), index("base_feature_source").on(t.source)],
);

/** A file that comes in: where it stands, what is known of it, what came of it. */
export const importJob = pgTable(
  "import_job",
  {
    id: serial("id").primaryKey(),
    name: text("name").notNull(),
    /** Where its bytes lie: the name of a file in the portal's own folder, or a path told to the command. */
    path: text("path").notNull(),
    size: doublePrecision("size").notNull(),
    state: text("state").notNull(),
    /** Share of the present step, 0 to 1. */
    progress: doublePrecision("progress").notNull().default(0),
    /** What the file says of itself: format, layers, encoding, coordinates. */
    head: jsonb("head"),
    /** What the user told: encoding, coordinates, what each layer is and which column is what. */
    options: jsonb("options").notNull(),
    /** What came of it: counts by layer, or why it was refused. */
    result: jsonb("result"),
    /** Staged features and faults so far: where reading goes on after a crash. */
    features: integer("features").notNull().default(0),
    faults: integer("faults").notNull().default(0),
    plan: integer("plan").references(() => plan.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    createdBy: text("created_by").notNull(),
    /** Whoever works on it says so every few seconds; silent too long, another takes it up. */
    heartbeat: instant("heartbeat"),
  },
  (t) => [
    check("import_job_state", sql`${t.state} in ('uploading', 'waiting', 'reading', 'ready', 'taking', 'taken', 'refused', 'cancelled')`),
  ],
);

const ofJob = () =>
  integer("job")
    .notNull()
    .references(() => importJob.id, { onDelete: "cascade" });

/** What was read of a file, waiting to be taken; shapes in the file's own coordinates. */
export const importFeature = pgTable(
  "import_feature",
  {
    job: ofJob(),
    place: integer("place").notNull(),
    layer: text("layer").notNull(),
    number: integer("number").notNull(),
    properties: jsonb("properties").notNull(),
    shape: jsonb("shape"),
  },
  (t) => [primaryKey({ columns: [t.job, t.place] }), index("import_feature_layer").on(t.job, t.layer, t.place)],
);

/** What could not be read or taken: which layer, row and field, what was expected, what stood there. */
export const importFault = pgTable(
  "import_fault",
  {
    job: ofJob(),
    place: integer("place").notNull(),
    step: text("step").notNull(),
    layer: text("layer").notNull(),
    number: integer("number"),
    field: text("field"),
    fault: text("fault").notNull(),
    got: text("got").notNull(),
    at: jsonb("at"),
  },
  (t) => [primaryKey({ columns: [t.job, t.step, t.place] })],
);

/** Which column was what, the last time a table with these columns came in. */
export const importMapping = pgTable("import_mapping", {
  fields: text("fields").primaryKey(),
  mapping: jsonb("mapping").notNull(),
  usedAt: instant("used_at").notNull().default(sql`now()`),
});

const ofCity = () =>
  integer("city")
    .notNull()
    .references(() => city.id, { onDelete: "cascade" });

/** One step in the life of a border: proposed, accepted, objected, adjudicated ... Rows are only added. */
export const borderStep = pgTable(
  "border_step",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    city: ofCity(),
    one: text("one").notNull(),
    other: text("other").notNull(),
    number: integer("number").notNull(),
    kind: text("kind").notNull(),
    by: text("made_by").notNull(),
    role: text("role").notNull(),
    squad: text("squad"),
    at: instant("at").notNull(),
    terms: jsonb("terms"),
    reason: text("reason").notNull(),
    /** With an end: from when the rule no longer answers. */
    from: instant("valid_from"),
    /** What the line was when this was said. */
    fingerprint: text("fingerprint").notNull(),
    /** The version in force then. */
    plan: integer("plan").notNull(),
  },
  (t) => [
    unique("border_step_number").on(t.city, t.one, t.other, t.number),
    check("border_step_kind", sql`${t.kind} in ('propose', 'accept', 'object', 'withdraw', 'adjudicate', 'end')`),
    check("border_step_pair", sql`${t.one} collate "C" < ${t.other} collate "C"`),
  ],
);

/** Who controls the scene of a violation in a border band, as far as its steps tell: kept beside them for lists. */
export const custody = pgTable(
  "custody",
  {
    city: ofCity(),
    violation: bigint("violation", { mode: "number" }).notNull(),
    one: text("one").notNull(),
    other: text("other").notNull(),
    holder: text("holder").notNull(),
    state: text("state").notNull(),
    offeredTo: text("offered_to"),
    refusals: integer("refusals").notNull().default(0),
    steps: integer("steps").notNull(),
    receivedAt: instant("received_at").notNull(),
    dueAt: instant("due_at"),
    closedAt: instant("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.city, t.violation] }),
    index("custody_open").on(t.city, t.receivedAt).where(sql`closed_at is null`),
    index("custody_pair").on(t.city, t.one, t.other),
  ],
);

/** One step of first receiving and handing over. Rows are only added. */
export const custodyStep = pgTable(
  "custody_step",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    city: ofCity(),
    violation: bigint("violation", { mode: "number" }).notNull(),
    number: integer("number").notNull(),
    kind: text("kind").notNull(),
    squad: text("squad"),
    to: text("to_squad"),
    by: text("made_by").notNull(),
    role: text("role").notNull(),
    at: instant("at").notNull(),
    reason: text("reason").notNull(),
  },
  (t) => [
    unique("custody_step_number").on(t.city, t.violation, t.number),
    check("custody_step_kind", sql`${t.kind} in ('receive', 'offer', 'accept', 'refuse', 'take-back', 'decide', 'close')`),
  ],
);

/** A trace back that was given out, as it was: whoever has its code can see that it is genuine. */
export const certificate = pgTable("certificate", {
  code: text("code").primaryKey(),
  city: ofCity(),
  madeAt: instant("made_at").notNull().default(sql`now()`),
  madeBy: text("made_by").notNull(),
  content: jsonb("content").notNull(),
  digest: text("digest").notNull(),
});

/** Photos for notice boards, by the person's code. */
export const portrait = pgTable(
  "portrait",
  {
    city: ofCity(),
    person: text("person").notNull(),
    kind: text("kind").notNull(),
    bytes: bytea("bytes").notNull(),
    changedAt: instant("changed_at").notNull().default(sql`now()`),
    changedBy: text("changed_by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.city, t.person] }), check("portrait_kind", sql`${t.kind} in ('image/jpeg', 'image/png')`)],
);

/** Who reported a violation: personal data, apart from the fact, forgotten by rule (个人信息保护法 19). */
export const reporter = pgTable(
  "reporter",
  {
    city: ofCity(),
    violation: bigint("violation", { mode: "number" }).notNull(),
    name: text("name"),
    phone: text("phone"),
    email: text("email"),
    receivedAt: instant("received_at").notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.city, t.violation] }), index("reporter_received").on(t.receivedAt)],
);

/** What was said of a violation after it came in: a word, its state, that it is a duplicate. Rows are only added. */
export const violationUpdate = pgTable(
  "violation_update",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    city: ofCity(),
    violation: bigint("violation", { mode: "number" }).notNull(),
    number: integer("number").notNull(),
    kind: text("kind").notNull(),
    status: text("status").notNull(),
    into: bigint("into_violation", { mode: "number" }),
    text: text("text").notNull(),
    media: text("media"),
    by: text("made_by").notNull(),
    role: text("role").notNull(),
    at: instant("at").notNull(),
    source: text("source"),
    sourceId: text("source_id"),
  },
  (t) => [
    unique("violation_update_number").on(t.city, t.violation, t.number),
    uniqueIndex("violation_update_source").on(t.city, t.source, t.sourceId).where(sql`source is not null`),
    index("violation_update_at").on(t.city, t.at),
    check("violation_update_kind", sql`${t.kind} in ('note', 'status', 'merge', 'split')`),
    check("violation_update_into", sql`(${t.kind} = 'merge') = (${t.into} is not null)`),
  ],
);

/** How a violation stands, as far as its updates tell: kept beside them for lists; none where nothing was said yet. */
export const violationStanding = pgTable(
  "violation_standing",
  {
    city: ofCity(),
    violation: bigint("violation", { mode: "number" }).notNull(),
    status: text("status").notNull(),
    open: boolean("open").notNull(),
    mergedInto: bigint("merged_into", { mode: "number" }),
    updates: integer("updates").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.city, t.violation] }),
    index("violation_standing_merged").on(t.city, t.mergedInto).where(sql`merged_into is not null`),
  ],
);

/** Cameras as registered: what they see may be evidence only after review (行政处罚法 41). */
export const camera = pgTable(
  "camera",
  {
    city: ofCity(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    lon: doublePrecision("lon"),
    lat: doublePrecision("lat"),
    legalReviewAt: instant("legal_review_at"),
    technicalReviewAt: instant("technical_review_at"),
    publishedAt: instant("published_at"),
    changedAt: instant("changed_at").notNull().default(sql`now()`),
    changedBy: text("changed_by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.city, t.code] })],
);

/** Photos as they are kept in the storage, by the digest of what is kept. */
export const photo = pgTable(
  "photo",
  {
    city: ofCity(),
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: integer("bytes").notNull(),
    takenAt: instant("taken_at"),
    lon: doublePrecision("lon"),
    lat: doublePrecision("lat"),
    addedAt: instant("added_at").notNull().default(sql`now()`),
    addedBy: text("added_by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.city, t.key] }), index("photo_added").on(t.addedAt)],
);

/** Which photos show which violation, in order. */
export const violationPhoto = pgTable(
  "violation_photo",
  {
    city: ofCity(),
    violation: bigint("violation", { mode: "number" }).notNull(),
    key: text("key").notNull(),
    place: integer("place").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.city, t.violation, t.place] }),
    refers("violation_photo_photo", [t.city, t.key], [photo.city, photo.key]),
    index("violation_photo_key").on(t.city, t.key),
  ],
);

/** Local extensions of the vocabulary; the national one is in the code. */
export const category = pgTable(
  "category",
  {
    city: integer("city")
      .notNull()
      .references(() => city.id, { onDelete: "cascade" }),
    code: text("code").notNull(),
    name: text("name").notNull(),
    major: text("major").notNull(),
  },
  (t) => [primaryKey({ columns: [t.city, t.code] }), unique("category_name").on(t.city, t.name)],
);

/** People who sign in. `city` null: of every city. */
export const user = pgTable(
  "user_account",
  {
    id: serial("id").primaryKey(),
    name: text("name").notNull().unique(),
    displayName: text("display_name").notNull(),
    role: text("role").notNull(),
    person: text("person"),
    squad: text("squad"),
    city: integer("city").references(() => city.id, { onDelete: "cascade" }),
    passwordHash: text("password_hash"),
    disabled: boolean("disabled").notNull().default(false),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (t) => [check("user_role", sql`${t.role} in ('captain', 'chief', 'leader', 'officer', 'supervisor', 'administrator')`)],
);

export const session = pgTable(
  "session",
  {
    id: uuid("id").primaryKey(),
    user: integer("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    openedAt: instant("opened_at").notNull().default(sql`now()`),
    seenAt: instant("seen_at").notNull().default(sql`now()`),
    closedAt: instant("closed_at"),
    address: text("address"),
  },
  (t) => [index("session_user").on(t.user)],
);

export const loginAttempt = pgTable(
  "login_attempt",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    name: text("name").notNull(),
    address: text("address").notNull(),
    at: instant("at").notNull().default(sql`now()`),
    ok: boolean("ok").notNull(),
  },
  (t) => [index("login_attempt_name").on(t.name, t.at), index("login_attempt_address").on(t.address, t.at)],
);

export const token = pgTable(
  "token",
  {
    id: serial("id").primaryKey(),
    name: text("name").notNull(),
    role: text("role").notNull(),
    hash: text("hash").notNull().unique(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    createdBy: text("created_by").notNull(),
    usedAt: instant("used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    uniqueIndex("token_name_in_use").on(t.name).where(sql`revoked_at is null`),
    check("token_role", sql`${t.role} in ('captain', 'chief', 'leader', 'officer', 'supervisor', 'administrator', 'reader', 'intake')`),
  ],
);

/** Who did what, before and after. Rows are chained by hash and refuse change: the trigger stands in the hand-written migration. */
export const audit = pgTable(
  "audit",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: instant("at").notNull().default(sql`now()`),
    actorKind: text("actor_kind").notNull(),
    actor: text("actor").notNull(),
    role: text("role"),
    address: text("address"),
    action: text("action").notNull(),
    noun: text("noun").notNull(),
    key: text("key").notNull(),
    before: jsonb("before"),
    after: jsonb("after"),
    hash: text("hash").notNull(),
  },
  (t) => [index("audit_noun").on(t.noun, t.key)],
);

export const setting = pgTable("setting", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
  changedAt: instant("changed_at").notNull().default(sql`now()`),
});
