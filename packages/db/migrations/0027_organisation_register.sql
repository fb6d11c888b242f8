CREATE TABLE "organisation_names" (
	"project_id" uuid NOT NULL,
	"name_key" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"is_current" boolean NOT NULL,
	CONSTRAINT "organisation_names_project_id_name_key_pk" PRIMARY KEY("project_id","name_key")
);
--> statement-breakpoint
ALTER TABLE "organisations" DROP CONSTRAINT "organisations_project_id_target_group_id_target_groups_project_id_id_fk";
--> statement-breakpoint
DROP INDEX "organisations_project_id_name_index";--> statement-breakpoint
ALTER TABLE "organisations" ALTER COLUMN "name" SET DATA TYPE jsonb USING jsonb_build_object('fi', "name");--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "type" text NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "email_domains" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "is_sensitive_workplace" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "count_key" text NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "sort_name" text NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "search_text" text NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "created_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation_names" ADD CONSTRAINT "organisation_names_project_id_organisation_id_organisations_project_id_id_fk" FOREIGN KEY ("project_id","organisation_id") REFERENCES "public"."organisations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_names_project_id_organisation_id_index" ON "organisation_names" USING btree ("project_id","organisation_id");--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_project_id_merged_into_id_organisations_project_id_id_fk" FOREIGN KEY ("project_id","merged_into_id") REFERENCES "public"."organisations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "participants_organisation" ON "participants" USING btree ("project_id","organisation_id") WHERE "participants"."organisation_id" is not null;--> statement-breakpoint
CREATE INDEX "organisations_list" ON "organisations" USING btree ("project_id","sort_name" collate "fi-x-icu","id");--> statement-breakpoint
CREATE INDEX "organisations_list_type" ON "organisations" USING btree ("project_id","type","sort_name" collate "fi-x-icu","id");--> statement-breakpoint
CREATE INDEX "organisations_archived" ON "organisations" USING btree ("project_id","sort_name" collate "fi-x-icu","id") WHERE "organisations"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "organisations_search" ON "organisations" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "organisations" DROP COLUMN "target_group_id";--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_count_key" UNIQUE("project_id","count_key");--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_type" CHECK ("organisations"."type" in ('police', 'border', 'justice', 'health', 'immigration', 'municipality', 'state', 'ngo', 'parish', 'education', 'other'));--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_merged" CHECK ("organisations"."merged_into_id" is null or "organisations"."archived_at" is not null);