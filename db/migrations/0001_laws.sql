-- Laws that drizzle has no word for. They run alike on PostgreSQL 15 with PostGIS 3.3 and on the embedded engine.

-- Geometry is sound. Every writer checks before (geo/plane/valid-area.ts); this is the last wall.
ALTER TABLE "community" ADD CONSTRAINT "community_area_valid" CHECK (ST_IsValid("area"));--> statement-breakpoint
ALTER TABLE "cell" ADD CONSTRAINT "cell_area_valid" CHECK (ST_IsValid("area"));--> statement-breakpoint
ALTER TABLE "allowance" ADD CONSTRAINT "allowance_area_valid" CHECK (ST_IsValid("area"));--> statement-breakpoint
ALTER TABLE "segment" ADD CONSTRAINT "segment_line_kind" CHECK (GeometryType("line") = 'LINESTRING');--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_line_kind" CHECK (GeometryType("line") IN ('POINT', 'LINESTRING'));--> statement-breakpoint

-- Two versions of a city's plan never answer for the same instant.
ALTER TABLE "plan" ADD CONSTRAINT "plan_no_overlap" EXCLUDE USING gist ("city" WITH =, "valid" WITH &&) WHERE ("state" <> 'draft');--> statement-breakpoint
-- Nobody stands on two posts at once.
ALTER TABLE "assignment_time" ADD CONSTRAINT "assignment_no_double_duty" EXCLUDE USING gist ("plan" WITH =, "person" WITH =, "minutes" WITH &&, "valid" WITH &&);--> statement-breakpoint
-- One settled rule for a border at a time.
ALTER TABLE "border_rule" ADD CONSTRAINT "border_rule_no_overlap" EXCLUDE USING gist ("plan" WITH =, "one" WITH =, "other" WITH =, "valid" WITH &&) WHERE ("state" <> 'proposed');--> statement-breakpoint
-- One city is current.
CREATE UNIQUE INDEX "city_one_current" ON "city" ("current") WHERE "current";--> statement-breakpoint

CREATE SEQUENCE "violation_id";--> statement-breakpoint
CREATE TABLE "violation" (
	"id" bigint NOT NULL DEFAULT nextval('violation_id'),
	"city" integer NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"lon" double precision NOT NULL,
	"lat" double precision NOT NULL,
	"category" text NOT NULL,
	"channel" text NOT NULL,
	"kind" text NOT NULL,
	"cell" text,
	"grid" text,
	"squad" text,
	"lead" text,
	"description" text,
	"received_at" timestamp with time zone NOT NULL DEFAULT now(),
	CONSTRAINT "violation_kind" CHECK ("kind" IN ('held', 'shared', 'gap', 'outside')),
	CONSTRAINT "violation_place" CHECK ("lon" BETWEEN -180 AND 180 AND "lat" BETWEEN -90 AND 90)
) PARTITION BY RANGE ("at");--> statement-breakpoint
CREATE INDEX "violation_by_id" ON "violation" ("city", "id");--> statement-breakpoint
CREATE INDEX "violation_by_time" ON "violation" ("city", "at");--> statement-breakpoint
-- A partitioned table cannot keep (city, source, source_id) unique by itself: this one does, in the same statement.
CREATE TABLE "violation_key" (
	"city" integer NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	PRIMARY KEY ("city", "source", "source_id")
);--> statement-breakpoint
-- Counting ten million rows takes seconds; this is kept beside.
CREATE TABLE "violation_count" ("city" integer PRIMARY KEY, "violations" bigint NOT NULL);--> statement-breakpoint
CREATE FUNCTION violation_month(moment timestamp with time zone) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	month timestamp := date_trunc('month', moment AT TIME ZONE 'UTC');
	part text := 'violation_' || to_char(month, 'YYYYMM');
BEGIN
	IF to_regclass('public.' || quote_ident(part)) IS NULL THEN
		PERFORM pg_advisory_xact_lock(4711, 1);
		EXECUTE format('CREATE TABLE IF NOT EXISTS public.%I PARTITION OF public.violation FOR VALUES FROM (%L) TO (%L)',
			part, month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
	END IF;
END $$;--> statement-breakpoint

-- The audit cannot be altered unseen: rows refuse change, and each carries a hash over itself and the row before.
CREATE FUNCTION audit_hash(previous text, r "audit") RETURNS text LANGUAGE sql STABLE AS $$
	SELECT encode(sha256(convert_to(concat_ws('|', previous, r.id, extract(epoch FROM r.at), r.actor_kind, r.actor, r.role, r.address,
		r.action, r.noun, r.key, r.before::text, r.after::text), 'UTF8')), 'hex')
$$;--> statement-breakpoint
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_advisory_xact_lock(4711, 2);
	NEW.id := (SELECT coalesce(max(id), 0) + 1 FROM audit);
	NEW.at := clock_timestamp();
	NEW.hash := audit_hash((SELECT hash FROM audit ORDER BY id DESC LIMIT 1), NEW);
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'audit rows are never changed' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER "audit_chained" BEFORE INSERT ON "audit" FOR EACH ROW EXECUTE FUNCTION audit_chain();--> statement-breakpoint
CREATE TRIGGER "audit_kept" BEFORE UPDATE OR DELETE ON "audit" FOR EACH ROW EXECUTE FUNCTION audit_refuse();--> statement-breakpoint
CREATE TRIGGER "audit_not_emptied" BEFORE TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
