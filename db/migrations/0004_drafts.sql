CREATE TABLE "import_fault" (
	"job" integer NOT NULL,
	"place" integer NOT NULL,
	"step" text NOT NULL,
	"layer" text NOT NULL,
	"number" integer,
	"field" text,
	"fault" text NOT NULL,
	"got" text NOT NULL,
	"at" jsonb,
	CONSTRAINT "import_fault_job_step_place_pk" PRIMARY KEY("job","step","place")
);
--> statement-breakpoint
CREATE TABLE "import_feature" (
	"job" integer NOT NULL,
	"place" integer NOT NULL,
	"layer" text NOT NULL,
	"number" integer NOT NULL,
	"properties" jsonb NOT NULL,
	"shape" jsonb,
	CONSTRAINT "import_feature_job_place_pk" PRIMARY KEY("job","place")
);
--> statement-breakpoint
CREATE TABLE "import_job" (
	"id" serial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"path" text NOT NULL,
	"size" double precision NOT NULL,
	"state" text NOT NULL,
	"progress" double precision DEFAULT 0 NOT NULL,
	"head" jsonb,
	"options" jsonb NOT NULL,
	"result" jsonb,
	"features" integer DEFAULT 0 NOT NULL,
	"faults" integer DEFAULT 0 NOT NULL,
	"plan" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"heartbeat" timestamp with time zone,
	CONSTRAINT "import_job_state" CHECK ("import_job"."state" in ('uploading', 'waiting', 'reading', 'ready', 'taking', 'taken', 'refused', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "import_mapping" (
	"fields" text PRIMARY KEY NOT NULL,
	"mapping" jsonb NOT NULL,
	"used_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_change" (
	"plan" integer NOT NULL,
	"number" integer NOT NULL,
	"deed" text NOT NULL,
	"patch" jsonb NOT NULL,
	"inverse" jsonb NOT NULL,
	"undoes" integer,
	"changed_by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plan_change_plan_number_pk" PRIMARY KEY("plan","number")
);
--> statement-breakpoint
ALTER TABLE "base_feature" ADD COLUMN "source" integer;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "based_on" integer;--> statement-breakpoint
ALTER TABLE "import_fault" ADD CONSTRAINT "import_fault_job_import_job_id_fk" FOREIGN KEY ("job") REFERENCES "public"."import_job"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_feature" ADD CONSTRAINT "import_feature_job_import_job_id_fk" FOREIGN KEY ("job") REFERENCES "public"."import_job"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_job" ADD CONSTRAINT "import_job_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_plan_plan_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_feature_layer" ON "import_feature" USING btree ("job","layer","place");--> statement-breakpoint
CREATE INDEX "base_feature_source" ON "base_feature" USING btree ("source");