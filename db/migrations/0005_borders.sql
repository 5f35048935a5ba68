CREATE TABLE "absence" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"person" text NOT NULL,
	"reason" text NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone NOT NULL,
	CONSTRAINT "absence_plan_code_pk" PRIMARY KEY("plan","code"),
	CONSTRAINT "absence_reason" CHECK ("absence"."reason" in ('leave', 'sick', 'training', 'other')),
	CONSTRAINT "absence_span" CHECK ("absence"."valid_to" > "absence"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "border_step" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"city" integer NOT NULL,
	"one" text NOT NULL,
	"other" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"made_by" text NOT NULL,
	"role" text NOT NULL,
	"squad" text,
	"at" timestamp with time zone NOT NULL,
	"terms" jsonb,
	"reason" text NOT NULL,
	"valid_from" timestamp with time zone,
	"fingerprint" text NOT NULL,
	"plan" integer NOT NULL,
	CONSTRAINT "border_step_number" UNIQUE("city","one","other","number"),
	CONSTRAINT "border_step_kind" CHECK ("border_step"."kind" in ('propose', 'accept', 'object', 'withdraw', 'adjudicate', 'end')),
	CONSTRAINT "border_step_pair" CHECK ("border_step"."one" collate "C" < "border_step"."other" collate "C")
);
--> statement-breakpoint
CREATE TABLE "calendar_day" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"lived_as" integer NOT NULL,
	CONSTRAINT "calendar_day_plan_code_pk" PRIMARY KEY("plan","code"),
	CONSTRAINT "calendar_day_code" CHECK ("calendar_day"."code" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
	CONSTRAINT "calendar_day_kind" CHECK ("calendar_day"."kind" in ('holiday', 'workday')),
	CONSTRAINT "calendar_day_as" CHECK ("calendar_day"."lived_as" between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE "certificate" (
	"code" text PRIMARY KEY NOT NULL,
	"city" integer NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"made_by" text NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "custody" (
	"city" integer NOT NULL,
	"violation" bigint NOT NULL,
	"one" text NOT NULL,
	"other" text NOT NULL,
	"holder" text NOT NULL,
	"state" text NOT NULL,
	"offered_to" text,
	"refusals" integer DEFAULT 0 NOT NULL,
	"steps" integer NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "custody_city_violation_pk" PRIMARY KEY("city","violation")
);
--> statement-breakpoint
CREATE TABLE "custody_step" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"city" integer NOT NULL,
	"violation" bigint NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"squad" text,
	"to_squad" text,
	"made_by" text NOT NULL,
	"role" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "custody_step_number" UNIQUE("city","violation","number"),
	CONSTRAINT "custody_step_kind" CHECK ("custody_step"."kind" in ('receive', 'offer', 'accept', 'refuse', 'take-back', 'decide', 'close'))
);
--> statement-breakpoint
CREATE TABLE "merger" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"squads" jsonb NOT NULL,
	"lead" text NOT NULL,
	"hours" jsonb NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	CONSTRAINT "merger_plan_code_pk" PRIMARY KEY("plan","code"),
	CONSTRAINT "merger_span" CHECK ("merger"."valid_to" is null or "merger"."valid_to" > "merger"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "portrait" (
	"city" integer NOT NULL,
	"person" text NOT NULL,
	"kind" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "portrait_city_person_pk" PRIMARY KEY("city","person"),
	CONSTRAINT "portrait_kind" CHECK ("portrait"."kind" in ('image/jpeg', 'image/png'))
);
--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "exceptions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "qualified" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "hours" jsonb;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_person" FOREIGN KEY ("plan","person") REFERENCES "public"."person"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "border_step" ADD CONSTRAINT "border_step_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody" ADD CONSTRAINT "custody_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_step" ADD CONSTRAINT "custody_step_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merger" ADD CONSTRAINT "merger_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merger" ADD CONSTRAINT "merger_lead" FOREIGN KEY ("plan","lead") REFERENCES "public"."squad"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portrait" ADD CONSTRAINT "portrait_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "custody_open" ON "custody" USING btree ("city","received_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "custody_pair" ON "custody" USING btree ("city","one","other");--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_qualified" CHECK ("post"."qualified" between 0 and 9);
--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_hours" CHECK ("hours" IS NULL OR pattern_lawful("hours"));--> statement-breakpoint
ALTER TABLE "merger" ADD CONSTRAINT "merger_hours" CHECK (pattern_lawful("hours"));--> statement-breakpoint

-- Steps and certificates are only added: what was said, signed or given out stays.
CREATE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER "border_step_kept" BEFORE UPDATE OR DELETE ON "border_step" FOR EACH ROW EXECUTE FUNCTION only_added();--> statement-breakpoint
CREATE TRIGGER "custody_step_kept" BEFORE UPDATE OR DELETE ON "custody_step" FOR EACH ROW EXECUTE FUNCTION only_added();--> statement-breakpoint
CREATE TRIGGER "certificate_kept" BEFORE UPDATE OR DELETE ON "certificate" FOR EACH ROW EXECUTE FUNCTION only_added();--> statement-breakpoint

-- A version that answers, or has answered, never changes: its nouns are written while it is a draft.
CREATE FUNCTION version_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM (SELECT DISTINCT plan FROM touched) AS one JOIN plan ON plan.id = one.plan WHERE plan.state <> 'draft') THEN
		RAISE EXCEPTION '% of a version that is no draft is never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
DO $$
DECLARE
	noun text;
BEGIN
	FOREACH noun IN ARRAY ARRAY['office', 'community', 'person', 'squad', 'standard', 'duty', 'grid', 'cell', 'segment', 'place', 'post', 'assignment', 'merger', 'allowance', 'calendar_day'] LOOP
		EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION version_kept()', noun || '_come_kept', noun);
		EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION version_kept()', noun || '_change_kept', noun);
		EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION version_kept()', noun || '_go_kept', noun);
	END LOOP;
END $$;--> statement-breakpoint

-- Border rules and absences go on being settled while a version is in force, but only from now on: the old rule keeps answering for its own time.
CREATE FUNCTION past_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	now_here timestamptz := clock_timestamp() - interval '2 minutes';
	version integer := CASE WHEN TG_OP = 'DELETE' THEN OLD.plan ELSE NEW.plan END;
BEGIN
	IF (SELECT state FROM plan WHERE id = version) IS DISTINCT FROM 'draft' THEN
		IF TG_OP = 'INSERT' AND NEW.valid_from < now_here THEN
			RAISE EXCEPTION '% of a version in force begins in the past', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
		ELSIF TG_OP = 'DELETE' AND OLD.valid_from < now_here THEN
			RAISE EXCEPTION '% of a version in force has answered and is never removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
		ELSIF TG_OP = 'UPDATE' AND (
			(to_jsonb(NEW) - 'valid_to' - 'valid') <> (to_jsonb(OLD) - 'valid_to' - 'valid')
			OR (NEW.valid_to IS DISTINCT FROM OLD.valid_to AND (OLD.valid_to <= now_here OR NEW.valid_to < now_here))
		) THEN
			RAISE EXCEPTION '% of a version in force: only its end may change, and not in the past', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
		END IF;
	END IF;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;--> statement-breakpoint
CREATE TRIGGER "border_rule_past" BEFORE INSERT OR UPDATE OR DELETE ON "border_rule" FOR EACH ROW EXECUTE FUNCTION past_kept();--> statement-breakpoint
CREATE TRIGGER "absence_past" BEFORE INSERT OR UPDATE OR DELETE ON "absence" FOR EACH ROW EXECUTE FUNCTION past_kept();
