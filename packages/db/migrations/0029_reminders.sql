CREATE TABLE "reminder_plans" (
	"project_id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"lead_times" text[] NOT NULL,
	"revision" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminder_plans_project_id_training_id_pk" PRIMARY KEY("project_id","training_id")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"project_id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"lead_time" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"settled_at" timestamp with time zone,
	"mail_count" integer,
	CONSTRAINT "reminders_project_id_training_id_lead_time_starts_at_pk" PRIMARY KEY("project_id","training_id","lead_time","starts_at"),
	CONSTRAINT "reminders_outcome" CHECK ("reminders"."outcome" in ('sent', 'passed', 'dropped'))
);
--> statement-breakpoint
ALTER TABLE "reminder_plans" ADD CONSTRAINT "reminder_plans_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reminders_due" ON "reminders" USING btree ("due_at") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "trainings_coming" ON "trainings" USING btree ("starts_at") WHERE state = 'published';