CREATE TABLE "party_invitations" (
	"project_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	CONSTRAINT "party_invitations_project_id_party_id_pk" PRIMARY KEY("project_id","party_id")
);
--> statement-breakpoint
ALTER TABLE "party_members" DROP CONSTRAINT "party_members_fate";--> statement-breakpoint
ALTER TABLE "registrations" DROP CONSTRAINT "registrations_offer";--> statement-breakpoint
ALTER TABLE "party_invitations" ADD CONSTRAINT "party_invitations_project_id_party_id_parties_project_id_id_fk" FOREIGN KEY ("project_id","party_id") REFERENCES "public"."parties"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_invitations" ADD CONSTRAINT "party_invitations_project_id_invitation_id_training_invitations_project_id_id_fk" FOREIGN KEY ("project_id","invitation_id") REFERENCES "public"."training_invitations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "party_invitations_invitation" ON "party_invitations" USING btree ("project_id","invitation_id");--> statement-breakpoint
CREATE INDEX "training_invitations_search" ON "training_invitations" USING gin (lower(coalesce("email", '') || ' ' || coalesce("label", '')) gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "party_members" ADD CONSTRAINT "party_members_fate" CHECK ("party_members"."fate" in ('seat', 'queue', 'request'));--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_offer" CHECK (("registrations"."state" = 'offered' or ("registrations"."state" = 'waitlisted' and "registrations"."awaits_address") or ("registrations"."state" = 'requested' and "registrations"."awaits_answers")) = ("registrations"."offer_expires_at" is not null));