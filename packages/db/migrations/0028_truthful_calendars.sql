CREATE TABLE "change_notices" (
	"project_id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	CONSTRAINT "change_notices_project_id_training_id_pk" PRIMARY KEY("project_id","training_id")
);
--> statement-breakpoint
ALTER TABLE "calendar_deliveries" ADD COLUMN "attending" text;--> statement-breakpoint
ALTER TABLE "trainings" ADD COLUMN "postponed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "trainings" ADD COLUMN "is_discreet" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "change_notices" ADD CONSTRAINT "change_notices_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_notices_due" ON "change_notices" USING btree ("due_at");