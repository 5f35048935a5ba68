-- A pattern is what duty/time/pattern.ts takes for one: whole minutes, days of the week, no stretch longer than a day.
CREATE FUNCTION pattern_lawful(pattern jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN jsonb_typeof(pattern) <> 'array' THEN false ELSE NOT EXISTS (
		SELECT FROM jsonb_array_elements(pattern) AS span WHERE NOT coalesce(
			CASE WHEN jsonb_typeof(span -> 'days') <> 'array' OR (span ->> 'from') !~ '^\d{1,4}$' OR (span ->> 'to') !~ '^\d{1,4}$' THEN false
			ELSE jsonb_array_length(span -> 'days') > 0
				AND NOT EXISTS (SELECT FROM jsonb_array_elements(span -> 'days') AS day WHERE day::text !~ '^[1-7]$')
				AND (span ->> 'from')::int < 1440 AND (span ->> 'to')::int <= 2880
				AND (span ->> 'to')::int - (span ->> 'from')::int BETWEEN 1 AND 1440
			END, false)
	) END
$$;--> statement-breakpoint
-- The parts of a border rule speak of its two squads only.
CREATE FUNCTION parts_lawful(parts jsonb, one text, other text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN jsonb_typeof(parts) <> 'array' THEN false ELSE NOT EXISTS (
		SELECT FROM jsonb_array_elements(parts) AS part WHERE NOT coalesce(
			part ->> 'lead' IN (one, other) AND part ->> 'support' IN (one, other) AND part ->> 'lead' <> part ->> 'support'
			AND (part ->> 'side' IS NULL OR part ->> 'side' IN (one, other))
			AND (part ->> 'hours' IS NULL OR pattern_lawful(part -> 'hours')), false)
	) END
$$;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_pattern" CHECK (pattern_lawful("pattern"));--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_key_hours" CHECK (pattern_lawful("key_hours"));--> statement-breakpoint
ALTER TABLE "allowance" ADD CONSTRAINT "allowance_hours" CHECK (pattern_lawful("hours"));--> statement-breakpoint
ALTER TABLE "border_rule" ADD CONSTRAINT "border_rule_parts" CHECK (parts_lawful("parts", "one", "other"));--> statement-breakpoint
-- A squad has its captain and a person their squad: whichever comes first, the other is looked for at the end.
ALTER TABLE "person" ADD CONSTRAINT "person_squad" FOREIGN KEY ("plan", "squad") REFERENCES "squad" ("plan", "code") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint

-- The minutes an assignment holds follow from its pattern, whoever writes it: nobody can forget them.
CREATE FUNCTION assignment_times() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' THEN
		DELETE FROM assignment_time AS held USING gone WHERE held.plan = gone.plan AND held.assignment = gone.code;
	END IF;
	INSERT INTO assignment_time (plan, assignment, person, minutes, valid)
	SELECT plan, code, person, unnest(stretches), tstzrange(valid_from, valid_to)
	FROM (
		SELECT come.plan, come.code, come.person, come.valid_from, come.valid_to, range_agg(int4range(stretch.start, stretch.stop)) AS stretches
		FROM come
			CROSS JOIN LATERAL jsonb_array_elements(come.pattern) AS span
			CROSS JOIN LATERAL jsonb_array_elements(span -> 'days') AS day
			CROSS JOIN LATERAL (SELECT (day::text::int - 1) * 1440 + (span ->> 'from')::int, (day::text::int - 1) * 1440 + (span ->> 'to')::int) AS week (start, stop)
			CROSS JOIN LATERAL (VALUES (week.start, least(week.stop, 10080)), (greatest(week.start - 10080, 0), week.stop - 10080)) AS stretch (start, stop)
		WHERE stretch.stop > stretch.start
		GROUP BY 1, 2, 3, 4, 5
	) AS held;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "assignment_times_come" AFTER INSERT ON "assignment" REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION assignment_times();--> statement-breakpoint
CREATE TRIGGER "assignment_times_change" AFTER UPDATE ON "assignment" REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION assignment_times();--> statement-breakpoint

-- Joined by a bar, two columns could trade text and the hash stayed the same. An array cannot be read in two ways.
CREATE OR REPLACE FUNCTION audit_hash(previous text, r "audit") RETURNS text LANGUAGE sql STABLE AS $$
	SELECT encode(sha256(convert_to(jsonb_build_array(previous, r.id, extract(epoch FROM r.at), r.actor_kind, r.actor, r.role, r.address,
		r.action, r.noun, r.key, r.before, r.after)::text, 'UTF8')), 'hex')
$$;--> statement-breakpoint
DO $$
DECLARE
	kept "audit";
	last text;
BEGIN
	ALTER TABLE "audit" DISABLE TRIGGER "audit_kept";
	FOR kept IN SELECT * FROM "audit" ORDER BY id LOOP
		UPDATE "audit" SET hash = audit_hash(last, kept) WHERE id = kept.id RETURNING hash INTO last;
	END LOOP;
	ALTER TABLE "audit" ENABLE TRIGGER "audit_kept";
END $$;
