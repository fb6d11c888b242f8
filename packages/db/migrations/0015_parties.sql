CREATE TABLE "parties" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"training_id" uuid NOT NULL,
	"liaison_name" text NOT NULL,
	"liaison_email" text NOT NULL,
	"organisation" text NOT NULL,
	"locale" text NOT NULL,
	"link_generation" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"erase_after" date NOT NULL,
	CONSTRAINT "parties_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "parties_liaison" UNIQUE("project_id","training_id","liaison_email")
);
--> statement-breakpoint
CREATE TABLE "party_members" (
	"project_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"registration_id" uuid,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"sameness" text NOT NULL,
	"fate" text NOT NULL,
	"invited_until" timestamp with time zone,
	"request_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"erase_after" date NOT NULL,
	CONSTRAINT "party_members_project_id_id_pk" PRIMARY KEY("project_id","id"),
	CONSTRAINT "party_members_fate" CHECK ("party_members"."fate" in ('seat', 'queue'))
);
--> statement-breakpoint
ALTER TABLE "registrations" DROP CONSTRAINT "registrations_cancelled_by";--> statement-breakpoint
ALTER TABLE "registrations" DROP CONSTRAINT "registrations_source";--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "party_id" uuid;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "awaits_answers" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "trainings" ADD COLUMN "party_limit" integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "parties" ADD CONSTRAINT "parties_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_project_id_party_id_parties_project_id_id_fk" FOREIGN KEY ("project_id","party_id") REFERENCES "public"."parties"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_project_id_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "parties_id" ON "parties" USING btree ("id");--> statement-breakpoint
CREATE INDEX "parties_list" ON "parties" USING btree ("project_id","training_id","created_at","id");--> statement-breakpoint
CREATE INDEX "party_members_party" ON "party_members" USING btree ("project_id","party_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "party_members_registration" ON "party_members" USING btree ("project_id","registration_id") WHERE registration_id is not null;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_project_id_party_id_parties_project_id_id_fk" FOREIGN KEY ("project_id","party_id") REFERENCES "public"."parties"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registrations_party" ON "registrations" USING btree ("project_id","party_id") WHERE party_id is not null;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_cancelled_by" CHECK ("registrations"."cancelled_by" in ('participant', 'staff', 'expiry', 'liaison'));--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_source" CHECK ("registrations"."source" in ('public', 'staff', 'walk_in', 'import', 'party'));--> statement-breakpoint
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_party_limit" CHECK ("trainings"."party_limit" between 0 and 100);