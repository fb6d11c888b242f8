CREATE TABLE "bulk_items" (
	"project_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"registration_id" uuid NOT NULL,
	"outcome" text,
	CONSTRAINT "bulk_items_project_id_run_id_position_pk" PRIMARY KEY("project_id","run_id","position")
);
--> statement-breakpoint
CREATE TABLE "bulk_runs" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"action" text NOT NULL,
	"to_training_id" uuid,
	"asked_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "bulk_runs_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "bulk_runs_action" CHECK ("bulk_runs"."action" in ('cancel', 'move', 'mail', 'approve'))
);
--> statement-breakpoint
CREATE TABLE "participant_notes" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"erase_after" date NOT NULL,
	CONSTRAINT "participant_notes_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "participant_tags" (
	"project_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "participant_tags_project_id_participant_id_tag_id_pk" PRIMARY KEY("project_id","participant_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "saved_filters" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" text NOT NULL,
	"is_shared" boolean NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"columns" text[] NOT NULL,
	"sort" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_filters_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
CREATE TABLE "staff_letters" (
	"project_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"subject" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"erase_after" date NOT NULL,
	CONSTRAINT "staff_letters_project_id_run_id_pk" PRIMARY KEY("project_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "tags_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
ALTER TABLE "trainings" ADD COLUMN "hides_names" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_project_id_run_id_bulk_runs_project_id_id_fk" FOREIGN KEY ("project_id","run_id") REFERENCES "public"."bulk_runs"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_project_id_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_project_id_to_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","to_training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_notes" ADD CONSTRAINT "participant_notes_project_id_participant_id_participants_project_id_id_fk" FOREIGN KEY ("project_id","participant_id") REFERENCES "public"."participants"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_tags" ADD CONSTRAINT "participant_tags_project_id_participant_id_participants_project_id_id_fk" FOREIGN KEY ("project_id","participant_id") REFERENCES "public"."participants"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_tags" ADD CONSTRAINT "participant_tags_project_id_tag_id_tags_project_id_id_fk" FOREIGN KEY ("project_id","tag_id") REFERENCES "public"."tags"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_letters" ADD CONSTRAINT "staff_letters_project_id_run_id_bulk_runs_project_id_id_fk" FOREIGN KEY ("project_id","run_id") REFERENCES "public"."bulk_runs"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_runs_id" ON "bulk_runs" USING btree ("id");--> statement-breakpoint
CREATE INDEX "participant_notes_participant" ON "participant_notes" USING btree ("project_id","participant_id","created_at");--> statement-breakpoint
CREATE INDEX "participant_tags_tag" ON "participant_tags" USING btree ("project_id","tag_id","participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name" ON "tags" USING btree ("project_id",lower("name"));--> statement-breakpoint
CREATE INDEX "participants_search" ON "participants" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "participants_name" ON "participants" USING btree ("project_id","last_name" collate "fi-x-icu","id");--> statement-breakpoint
CREATE INDEX "registrations_list" ON "registrations" USING btree ("project_id","created_at","id");--> statement-breakpoint
CREATE INDEX "registrations_list_training" ON "registrations" USING btree ("project_id","training_id","created_at","id");--> statement-breakpoint
CREATE INDEX "registrations_list_state" ON "registrations" USING btree ("project_id","state","created_at","id");--> statement-breakpoint
CREATE INDEX "registrations_list_source" ON "registrations" USING btree ("project_id","source","created_at","id");--> statement-breakpoint
CREATE INDEX "registrations_list_mode" ON "registrations" USING btree ("project_id","mode","created_at","id");--> statement-breakpoint
CREATE INDEX "registrations_list_locale" ON "registrations" USING btree ("project_id","locale","created_at","id");--> statement-breakpoint
CREATE INDEX "registrations_list_group" ON "registrations" USING btree ("project_id","target_group_id","created_at","id");--> statement-breakpoint
CREATE INDEX "registrations_list_municipality" ON "registrations" USING btree ("project_id","municipality_code","created_at","id");