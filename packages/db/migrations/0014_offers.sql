ALTER TABLE "registrations" DROP CONSTRAINT "registrations_state";--> statement-breakpoint
ALTER TABLE "seat_pools" DROP CONSTRAINT "seat_pools_scope";--> statement-breakpoint
DROP INDEX "seat_claims_project_id_pool_id_index";--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "organisation_key" text;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "offer_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "seat_claims" ADD COLUMN "kind" text DEFAULT 'seat' NOT NULL;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD COLUMN "organisation_key" text;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD COLUMN "release_days_before" integer;--> statement-breakpoint
CREATE INDEX "seat_claims_project_id_pool_id_kind_index" ON "seat_claims" USING btree ("project_id","pool_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_pools_one_quota" ON "seat_pools" USING btree ("project_id","training_id","scope",coalesce("target_group_id"::text, "organisation_key", '')) WHERE "seat_pools"."scope" in ('target_group', 'each_organisation', 'organisation');--> statement-breakpoint
CREATE INDEX "seat_pools_release" ON "seat_pools" USING btree ("project_id","training_id") WHERE "seat_pools"."waiting_seats" > 0 and "seat_pools"."release_days_before" is not null;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_offer" CHECK (("registrations"."state" = 'offered') = ("registrations"."offer_expires_at" is not null));--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_cancelled_by" CHECK ("registrations"."cancelled_by" in ('participant', 'staff', 'expiry'));--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_state" CHECK ("registrations"."state" in ('confirmed', 'offered', 'waitlisted', 'cancelled'));--> statement-breakpoint
ALTER TABLE "seat_claims" ADD CONSTRAINT "seat_claims_kind" CHECK ("seat_claims"."kind" in ('seat', 'queue'));--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_quota" CHECK (("seat_pools"."scope" = 'target_group') = ("seat_pools"."target_group_id" is not null) and ("seat_pools"."scope" = 'organisation') = ("seat_pools"."organisation_key" is not null));--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_release" CHECK ("seat_pools"."release_days_before" is null or ("seat_pools"."release_days_before" between 0 and 365 and "seat_pools"."scope" in ('target_group', 'each_organisation', 'organisation')));--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_scope" CHECK ("seat_pools"."scope" in ('all', 'onsite', 'online', 'target_group', 'each_organisation', 'organisation'));
--> statement-breakpoint
-- The same digest as the register command makes of an organisation's name.
update registrations r set organisation_key = left(encode(sha256(convert_to(
	lower(btrim(regexp_replace(p.organisation, '\s+', ' ', 'g'))), 'UTF8')), 'hex'), 32)
from participants p
where p.project_id = r.project_id and p.id = r.participant_id and btrim(coalesce(p.organisation, '')) <> '';--> statement-breakpoint
-- Those who wait already stand in line for every pool that applies to them.
insert into seat_claims (project_id, registration_id, pool_id, kind)
select r.project_id, r.id, p.id, 'queue'
from registrations r
join seat_pools p on p.project_id = r.project_id and p.training_id = r.training_id
	and (p.scope = 'all' or p.scope = r.mode or (p.scope = 'target_group' and p.target_group_id = r.target_group_id))
where r.state = 'waitlisted';--> statement-breakpoint
update seat_pools s set waiting_seats = (
	select count(*) from seat_claims c where c.project_id = s.project_id and c.pool_id = s.id and c.kind = 'queue'
);--> statement-breakpoint
-- A seat is no longer given, but offered and accepted; what was promised stays a confirmation.
update outbox_messages set kind = 'registration-confirmed' where kind = 'registration-promoted';
