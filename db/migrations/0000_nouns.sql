CREATE EXTENSION IF NOT EXISTS postgis;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
CREATE TABLE "allowance" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"area" geometry(MultiPolygon, 4326) NOT NULL,
	"categories" jsonb NOT NULL,
	"hours" jsonb NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	CONSTRAINT "allowance_plan_code_pk" PRIMARY KEY("plan","code")
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"grid" text NOT NULL,
	"post" text NOT NULL,
	"person" text NOT NULL,
	"deputy" text,
	"standard" text NOT NULL,
	"duty" text NOT NULL,
	"pattern" jsonb NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	CONSTRAINT "assignment_plan_code_pk" PRIMARY KEY("plan","code"),
	CONSTRAINT "assignment_not_own_deputy" CHECK ("assignment"."deputy" is null or "assignment"."deputy" <> "assignment"."person")
);
--> statement-breakpoint
CREATE TABLE "assignment_time" (
	"plan" integer NOT NULL,
	"assignment" text NOT NULL,
	"person" text NOT NULL,
	"minutes" "int4range" NOT NULL,
	"valid" "tstzrange" NOT NULL,
	CONSTRAINT "assignment_time_minutes" CHECK (lower("assignment_time"."minutes") >= 0 and upper("assignment_time"."minutes") <= 10080 and not isempty("assignment_time"."minutes"))
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor" text NOT NULL,
	"role" text,
	"address" text,
	"action" text NOT NULL,
	"noun" text NOT NULL,
	"key" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "base_feature" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"city" integer NOT NULL,
	"layer" text NOT NULL,
	"class" text NOT NULL,
	"name" text,
	"geom" geometry(Geometry, 4326) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "border_rule" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"one" text NOT NULL,
	"other" text NOT NULL,
	"width" double precision NOT NULL,
	"basis" text NOT NULL,
	"state" text NOT NULL,
	"parts" jsonb NOT NULL,
	"text" text NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"valid" "tstzrange" GENERATED ALWAYS AS (tstzrange(valid_from, valid_to, '[)')) STORED,
	CONSTRAINT "border_rule_plan_code_pk" PRIMARY KEY("plan","code"),
	CONSTRAINT "border_rule_pair" CHECK ("border_rule"."one" < "border_rule"."other"),
	CONSTRAINT "border_rule_width" CHECK ("border_rule"."width" > 0 and "border_rule"."width" <= 500),
	CONSTRAINT "border_rule_state" CHECK ("border_rule"."state" in ('proposed', 'agreed', 'adjudicated'))
);
--> statement-breakpoint
CREATE TABLE "category" (
	"city" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"major" text NOT NULL,
	CONSTRAINT "category_city_code_pk" PRIMARY KEY("city","code"),
	CONSTRAINT "category_name" UNIQUE("city","name")
);
--> statement-breakpoint
CREATE TABLE "cell" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"community" text NOT NULL,
	"grid" text NOT NULL,
	"area" geometry(MultiPolygon, 4326) NOT NULL,
	CONSTRAINT "cell_plan_code_pk" PRIMARY KEY("plan","code")
);
--> statement-breakpoint
CREATE TABLE "city" (
	"id" serial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"current" boolean DEFAULT false NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "community" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"office" text,
	"area" geometry(MultiPolygon, 4326) NOT NULL,
	CONSTRAINT "community_plan_code_pk" PRIMARY KEY("plan","code")
);
--> statement-breakpoint
CREATE TABLE "duty" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"text" text NOT NULL,
	"answers_to" text NOT NULL,
	CONSTRAINT "duty_plan_code_pk" PRIMARY KEY("plan","code")
);
--> statement-breakpoint
CREATE TABLE "grid" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"squad" text NOT NULL,
	"standard" text NOT NULL,
	"duty" text NOT NULL,
	CONSTRAINT "grid_plan_code_pk" PRIMARY KEY("plan","code")
);
--> statement-breakpoint
CREATE TABLE "login_attempt" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"ok" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "office" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "office_plan_code_pk" PRIMARY KEY("plan","code")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"squad" text,
	"phone" text NOT NULL,
	CONSTRAINT "person_plan_code_pk" PRIMARY KEY("plan","code"),
	CONSTRAINT "person_kind" CHECK ("person"."kind" in ('formal', 'assistant', 'cadre'))
);
--> statement-breakpoint
CREATE TABLE "place" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"at" geometry(Point, 4326) NOT NULL,
	"key_hours" jsonb NOT NULL,
	CONSTRAINT "place_plan_code_pk" PRIMARY KEY("plan","code")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" serial PRIMARY KEY NOT NULL,
	"city" integer NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"valid" "tstzrange" GENERATED ALWAYS AS (tstzrange(valid_from, valid_to, '[)')) STORED,
	"bureau_name" text NOT NULL,
	"bureau_phone" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "plan_state" CHECK ("plan"."state" in ('draft', 'in-force', 'retired')),
	CONSTRAINT "plan_span" CHECK ("plan"."valid_to" is null or "plan"."valid_to" > "plan"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "post" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"grid" text NOT NULL,
	"kind" text NOT NULL,
	"mode" text NOT NULL,
	"line" geometry(Geometry, 4326) NOT NULL,
	"place" text,
	CONSTRAINT "post_plan_code_pk" PRIMARY KEY("plan","code"),
	CONSTRAINT "post_kind" CHECK ("post"."kind" in ('fixed', 'foot', 'vehicle')),
	CONSTRAINT "post_mode" CHECK ("post"."mode" in ('peak-watch', 'patrol', 'fixed-joint'))
);
--> statement-breakpoint
CREATE TABLE "segment" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"street" text NOT NULL,
	"class" text NOT NULL,
	"ends" jsonb NOT NULL,
	"line" geometry(Geometry, 4326) NOT NULL,
	"chief" text,
	"squad" text,
	CONSTRAINT "segment_plan_code_pk" PRIMARY KEY("plan","code"),
	CONSTRAINT "segment_class" CHECK ("segment"."class" in ('main', 'secondary', 'lane'))
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"address" text
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "squad" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"captain" text,
	"phone" text NOT NULL,
	CONSTRAINT "squad_plan_code_pk" PRIMARY KEY("plan","code")
);
--> statement-breakpoint
CREATE TABLE "standard" (
	"plan" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"items" jsonb NOT NULL,
	CONSTRAINT "standard_plan_code_pk" PRIMARY KEY("plan","code")
);
--> statement-breakpoint
CREATE TABLE "token" (
	"id" serial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "token_name_unique" UNIQUE("name"),
	CONSTRAINT "token_hash_unique" UNIQUE("hash"),
	CONSTRAINT "token_role" CHECK ("token"."role" in ('captain', 'chief', 'leader', 'officer', 'supervisor', 'administrator', 'reader', 'intake'))
);
--> statement-breakpoint
CREATE TABLE "user_account" (
	"id" serial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"display_name" text NOT NULL,
	"role" text NOT NULL,
	"person" text,
	"squad" text,
	"city" integer,
	"password_hash" text,
	"disabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_account_name_unique" UNIQUE("name"),
	CONSTRAINT "user_role" CHECK ("user_account"."role" in ('captain', 'chief', 'leader', 'officer', 'supervisor', 'administrator'))
);
--> statement-breakpoint
ALTER TABLE "allowance" ADD CONSTRAINT "allowance_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_grid" FOREIGN KEY ("plan","grid") REFERENCES "public"."grid"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_post" FOREIGN KEY ("plan","post") REFERENCES "public"."post"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_person" FOREIGN KEY ("plan","person") REFERENCES "public"."person"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_deputy" FOREIGN KEY ("plan","deputy") REFERENCES "public"."person"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_standard" FOREIGN KEY ("plan","standard") REFERENCES "public"."standard"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_duty" FOREIGN KEY ("plan","duty") REFERENCES "public"."duty"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_time" ADD CONSTRAINT "assignment_time_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_time" ADD CONSTRAINT "assignment_time_plan_assignment_assignment_plan_code_fk" FOREIGN KEY ("plan","assignment") REFERENCES "public"."assignment"("plan","code") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "base_feature" ADD CONSTRAINT "base_feature_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "border_rule" ADD CONSTRAINT "border_rule_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "border_rule" ADD CONSTRAINT "border_rule_one" FOREIGN KEY ("plan","one") REFERENCES "public"."squad"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "border_rule" ADD CONSTRAINT "border_rule_other" FOREIGN KEY ("plan","other") REFERENCES "public"."squad"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category" ADD CONSTRAINT "category_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cell" ADD CONSTRAINT "cell_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cell" ADD CONSTRAINT "cell_community" FOREIGN KEY ("plan","community") REFERENCES "public"."community"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cell" ADD CONSTRAINT "cell_grid" FOREIGN KEY ("plan","grid") REFERENCES "public"."grid"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community" ADD CONSTRAINT "community_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community" ADD CONSTRAINT "community_plan_office_office_plan_code_fk" FOREIGN KEY ("plan","office") REFERENCES "public"."office"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid" ADD CONSTRAINT "grid_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid" ADD CONSTRAINT "grid_squad" FOREIGN KEY ("plan","squad") REFERENCES "public"."squad"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid" ADD CONSTRAINT "grid_standard" FOREIGN KEY ("plan","standard") REFERENCES "public"."standard"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid" ADD CONSTRAINT "grid_duty" FOREIGN KEY ("plan","duty") REFERENCES "public"."duty"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office" ADD CONSTRAINT "office_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_grid" FOREIGN KEY ("plan","grid") REFERENCES "public"."grid"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_place" FOREIGN KEY ("plan","place") REFERENCES "public"."place"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment" ADD CONSTRAINT "segment_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment" ADD CONSTRAINT "segment_chief" FOREIGN KEY ("plan","chief") REFERENCES "public"."person"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment" ADD CONSTRAINT "segment_squad" FOREIGN KEY ("plan","squad") REFERENCES "public"."squad"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "squad" ADD CONSTRAINT "squad_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "squad" ADD CONSTRAINT "squad_plan_captain_person_plan_code_fk" FOREIGN KEY ("plan","captain") REFERENCES "public"."person"("plan","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard" ADD CONSTRAINT "standard_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_city_city_id_fk" FOREIGN KEY ("city") REFERENCES "public"."city"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_noun" ON "audit" USING btree ("noun","key");--> statement-breakpoint
CREATE INDEX "base_feature_city" ON "base_feature" USING btree ("city");--> statement-breakpoint
CREATE INDEX "cell_area" ON "cell" USING gist ("area");--> statement-breakpoint
CREATE INDEX "community_area" ON "community" USING gist ("area");--> statement-breakpoint
CREATE INDEX "login_attempt_name" ON "login_attempt" USING btree ("name","at");--> statement-breakpoint
CREATE INDEX "login_attempt_address" ON "login_attempt" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");