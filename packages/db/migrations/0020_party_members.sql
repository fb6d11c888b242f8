ALTER TABLE "party_members" ADD COLUMN "target_group" text NOT NULL;--> statement-breakpoint
ALTER TABLE "party_members" ADD COLUMN "mode" text NOT NULL;--> statement-breakpoint
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_mode" CHECK ("party_members"."mode" in ('onsite', 'online'));