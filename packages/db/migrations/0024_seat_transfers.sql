CREATE TABLE "seat_transfers" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_registration_id" uuid NOT NULL,
	"to_registration_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "seat_transfers_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
ALTER TABLE "seat_transfers" ADD CONSTRAINT "seat_transfers_project_id_from_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","from_registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_transfers" ADD CONSTRAINT "seat_transfers_project_id_to_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","to_registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "seat_transfers_id" ON "seat_transfers" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_transfers_open_from" ON "seat_transfers" USING btree ("project_id","from_registration_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "seat_transfers_open_to" ON "seat_transfers" USING btree ("project_id","to_registration_id") WHERE ended_at is null;