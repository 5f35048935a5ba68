CREATE TABLE "camera" (
	"city" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"lon" double precision,
	"lat" double precision,
	"legal_review_at" timestamp with time zone,
	"technical_review_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "camera_city_code_pk" PRIMARY KEY("city","code")
);
--> statement-breakpoint
CREATE TABLE "photo" (
	"city" integer NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"taken_at" timestamp with time zone,
	"lon" double precision,
	"lat" double precision,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"added_by" text NOT NULL,
	CONSTRAINT "photo_city_key_pk" PRIMARY KEY("city","key")
);
--> statement-breakpoint
CREATE TABLE "reporter" (
	"city" integer NOT NULL,
	"violation" bigint NOT NULL,
	"name" text,
	"phone" text,
	"email" text,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reporter_city_violation_pk" PRIMARY KEY("city","violation")
);
--> statement-breakpoint
CREATE TABLE "violation_photo" (
	"city" integer NOT NULL,
	"violation" bigint NOT NULL,
	"key" text NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "violation_photo_city_violation_place_pk" PRIMARY KEY("city","violation","place")
);
--> statement-breakpoint
CREATE TABLE "violation_standing" (
	"city" integer NOT NULL,
	"violation" bigint NOT NULL,
	"status" text NOT NULL,
	"open" boolean NOT NULL,
	"merged_into" bigint,
	"updates" integer NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "violation_standing_city_violation_pk" PRIMARY KEY("city","violation")
);
--> statement-breakpoint
CREATE TABLE "violation_update" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"city" integer NOT NULL,
	"violation" bigint NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"into_violation" bigint,
	"text" text NOT NULL,
	"media" text,
	"made_by" text NOT NULL,
	"role" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"source" text,
	"source_id" text,
	CONSTRAINT "violation_update_number" UNIQUE("city","violation","number"),
	CONSTRAINT "violation_update_kind" CHECK ("violation_update"."kind" in ('note', 'status', 'merge', 'split')),
	CONSTRAINT "violation_update_into" CHECK (("violation_update"."kind" = 'merge') = ("violation_update"."into_violation" is not null))
);
--> statement-breakpoint
ALTER TABLE "camera" ADD CONSTRAINT "camera_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo" ADD CONSTRAINT "photo_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporter" ADD CONSTRAINT "reporter_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "violation_photo" ADD CONSTRAINT "violation_photo_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "violation_photo" ADD CONSTRAINT "violation_photo_photo" FOREIGN KEY ("city","key") REFERENCES "public"."photo"("city","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "violation_standing" ADD CONSTRAINT "violation_standing_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "violation_update" ADD CONSTRAINT "violation_update_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "photo_added" ON "photo" USING btree ("added_at");--> statement-breakpoint
CREATE INDEX "reporter_received" ON "reporter" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "violation_photo_key" ON "violation_photo" USING btree ("city","key");--> statement-breakpoint
CREATE INDEX "violation_standing_merged" ON "violation_standing" USING btree ("city","merged_into") WHERE merged_into is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "violation_update_source" ON "violation_update" USING btree ("city","source","source_id") WHERE source is not null;--> statement-breakpoint
CREATE INDEX "violation_update_at" ON "violation_update" USING btree ("city","at");--> statement-breakpoint
CREATE TRIGGER "violation_update_kept" BEFORE UPDATE OR DELETE ON "violation_update" FOR EACH ROW EXECUTE FUNCTION only_added();--> statement-breakpoint

-- A violation carries where it was routed in full, what the sender told, and whether a camera's find may be evidence.
ALTER TABLE "violation" ADD COLUMN "segment" text, ADD COLUMN "chief" text, ADD COLUMN "border" text, ADD COLUMN "allowance" text,
	ADD COLUMN "address" text, ADD COLUMN "device" text, ADD COLUMN "review" text, ADD COLUMN "media" text,
	ADD CONSTRAINT "violation_review" CHECK ("review" IN ('reviewed', 'unreviewed', 'unknown'));--> statement-breakpoint
-- Whoever sends a row again is told its number, and whether it is still the same row.
ALTER TABLE "violation_key" ADD COLUMN "id" bigint, ADD COLUMN "digest" bigint;--> statement-breakpoint
UPDATE "violation_key" AS known SET "id" = one."id" FROM "violation" AS one
	WHERE one."city" = known."city" AND one."source" = known."source" AND one."source_id" = known."source_id";--> statement-breakpoint
ALTER TABLE "violation_key" ALTER COLUMN "id" SET NOT NULL;
